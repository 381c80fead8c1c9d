using System.Text.Json;

namespace ArxivBot.Discord.Tests.Rest;

public sealed class RequestTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_goes_out_as_documented_and_mentions_nobody()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(200, RestClient.Message);

        var answer = await client.SendAsync(nonce: "d1.0");

        answer.ShouldBeOfType<Answer<Message>.Ok>().Value.Id.ShouldBe(new Snowflake(100));
        var request = client.Api.Requests.Single();
        (request.Method, request.Path).ShouldBe(("POST", "/api/v10/channels/5/messages"));
        request.Headers["Authorization"].ShouldBe("Bot the.bot.token");
        request.Headers["User-Agent"].ShouldStartWith("DiscordBot (http");
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Body.ShouldBe("""{"content":"x","nonce":"d1.0","enforce_nonce":true,"allowed_mentions":{"parse":[]}}""");
    }

    [Fact]
    public async Task An_answer_to_an_interaction_carries_no_token_of_the_bot()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(204).Answers(200, RestClient.Message).Answers(204);

        (await client.RespondAsync()).ShouldBeOfType<Answer<Nothing>.Ok>();
        await client.Rest.EditOriginalResponseAsync(new(43), "interaction-token", new() { Content = "", Embeds = [] }, Cancelled);
        await client.Rest.DeleteOriginalResponseAsync(new(43), "interaction-token", Cancelled);

        client.Api.Requests.ShouldAllBe(request => !request.Headers.ContainsKey("Authorization"));
        client.Api.Requests.Select(request => (request.Method, request.Path)).ShouldBe(
        [
            ("POST", "/api/v10/interactions/9/interaction-token/callback"),
            ("PATCH", "/api/v10/webhooks/43/interaction-token/messages/@original"),
            ("DELETE", "/api/v10/webhooks/43/interaction-token/messages/@original"),
        ]);
        client.Api.Requests.First().Body.ShouldBe("""{"type":5,"data":{"flags":64}}""");
        client.Api.Requests.ElementAt(1).Body.ShouldBe("""{"content":null,"embeds":[],"allowed_mentions":{"parse":[]}}""");
    }

    [Fact]
    public async Task Files_go_as_parts_beside_the_message()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(200, RestClient.Message);

        await client.Rest.CreateMessageAsync(
            new(5), new() { Content = "see", Files = [new("plot.png", "PNG!"u8.ToArray(), "A plot")] }, Cancelled);

        var request = client.Api.Requests.Single();
        request.Headers["Content-Type"].ShouldStartWith("multipart/form-data");
        request.Body.ShouldContain("name=payload_json");
        request.Body.ShouldContain("""{"content":"see","allowed_mentions":{"parse":[]},"attachments":[{"id":"0","filename":"plot.png","description":"A plot"}]}""");
        request.Body.ShouldContain("name=\"files[0]\"; filename=plot.png");
        request.Body.ShouldContain("PNG!");
    }

    [Fact]
    public async Task A_thread_says_in_the_audit_log_why_it_was_made()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(201, """{"id":"7","type":11,"message":{"id":"7","channel_id":"7"}}""");

        var answer = await client.Rest.CreateThreadAsync(
            new(5), new("Monday") { Message = new() { Content = "x" }, AppliedTags = [new(3)] }, "a digest für 5", Cancelled);

        answer.ShouldBeOfType<Answer<Channel>.Ok>().Value.Message!.Id.ShouldBe(new Snowflake(7));
        client.Api.Requests.Single().Headers["X-Audit-Log-Reason"].ShouldBe("a%20digest%20f%C3%BCr%205");
        using var body = JsonDocument.Parse(client.Api.Requests.Single().Body);
        body.RootElement.GetProperty("applied_tags")[0].GetString().ShouldBe("3");
    }

    [Fact]
    public async Task The_bots_own_membership_is_found_by_its_id_which_is_asked_for_once()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(200, """{"id":"42"}""").Answers(200, """{"roles":["3"]}""").Answers(200, """{"roles":["3"]}""");

        await client.Rest.GetCurrentMemberAsync(new(1), Cancelled);
        var member = await client.Rest.GetCurrentMemberAsync(new(1), Cancelled);

        member.ShouldBeOfType<Answer<Member>.Ok>().Value.Roles.ShouldBe([new(3)]);
        client.Api.Requests.Select(request => request.Path).ShouldBe(
            ["/api/v10/users/@me", "/api/v10/guilds/1/members/42", "/api/v10/guilds/1/members/42"], Case.Sensitive);
    }

    [Fact]
    public async Task An_error_names_the_field_that_is_wrong()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(400, """
            {"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"title":{"_errors":[
              {"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 256 or fewer in length."}]}}}}}
            """);

        var error = (await client.SendAsync()).ShouldBeOfType<Answer<Message>.Error>().Reason;

        error.Code.ShouldBe(DiscordErrorCode.InvalidForm);
        error.Fields["embeds.0.title"].ShouldBe("Must be 256 or fewer in length.");
        error.ToString().ShouldBe("400 / 50035: Invalid Form Body (embeds.0.title: Must be 256 or fewer in length.)");
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"code":"text","errors":7}""")]
    public async Task An_error_that_is_not_of_Discords_form_is_told_by_its_status(string body)
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(403, body);

        var error = (await client.SendAsync()).ShouldBeOfType<Answer<Message>.Error>().Reason;

        ((int)error.Status, error.Code).ShouldBe((403, 0));
    }
}
