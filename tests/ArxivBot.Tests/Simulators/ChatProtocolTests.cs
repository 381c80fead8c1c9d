using System.Net.Http.Json;
using ArxivBot.Simulators.Chat;

namespace ArxivBot.Tests.Simulators;

public sealed class ChatProtocolTests : ChatFixture
{
    [Fact]
    public async Task A_message_is_recorded_with_who_when_and_what()
    {
        var (chat, client) = await StartAsync();
        Clock.SetUtcNow(new DateTimeOffset(2025, 12, 18, 17, 0, 0, TimeSpan.Zero));

        (await client.PostAsync("science", "Digest", key: "d-1", part: 2)).Id.ShouldBe("m1");
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await client.PostAsync("science", "Another")).Id.ShouldBe("m2");

        chat.Record.Received.ShouldBe(
        [
            new ReceivedMessage(1, "science", "d-1", "Digest", 6, ReceivedMessage.HashOf("Digest"), 2, Clock.GetUtcNow().AddSeconds(-1), IsRepeat: false),
            new ReceivedMessage(2, "science", null, "Another", 7, ReceivedMessage.HashOf("Another"), null, Clock.GetUtcNow(), IsRepeat: false),
        ]);
        (chat.Record.Count, chat.Record.Requests, chat.Record.Answered(200)).ShouldBe((2, 2, 2));
    }

    [Theory]
    [InlineData("-1001234567890:42")]
    [InlineData("discord/123/456")]
    [InlineData("Größe ∑")]
    [InlineData("%2F")]
    public async Task Any_name_is_an_address(string address)
    {
        var (chat, client) = await StartAsync();
        (await client.PostAsync(address, "Digest")).Status.ShouldBe(200);
        chat.Record.MessagesOf(address).ShouldHaveSingleItem().Address.ShouldBe(address);
    }

    [Fact]
    public async Task The_same_text_to_the_same_chat_is_a_repeat()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest");
        await client.PostAsync("other", "Digest");
        await client.PostAsync("science", "Digest", part: 2);

        chat.Record.Received.Select(message => message.IsRepeat).ShouldBe([false, false, true]);
        chat.Record.Repeats.ShouldBe(1);
        chat.Record.MessagesOf("science").Select(message => message.Number).ShouldBe([1, 3]);
        chat.Record.MessagesOf("nobody").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"text":"Digest""")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"text":" \n"}""")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"Text":"Digest"}""")]
    [InlineData("""{"text":"Digest","parts":1}""")]
    [InlineData("""{"text":"Digest","text":"Digest"}""")]
    [InlineData("""{"text":"Digest","part":"1"}""")]
    [InlineData("""{"text":"Digest","part":-1}""")]
    [InlineData("""{"text":"Digest","part":1.5}""")]
    [InlineData("""{"text":"half of a pair: \ud83d"}""")]
    [InlineData("""{"text":"Digest"} and more""")]
    public async Task A_body_that_is_not_a_message_is_400(string body)
    {
        var (chat, client) = await StartAsync();
        var reply = await client.SendBodyAsync("chats/science/messages", body);
        (reply.Status, reply.Error).ShouldBe((400, "invalid"));
        reply.Text("message").ShouldNotBeNullOrEmpty();
        chat.Record.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("json")]
    public async Task A_body_that_does_not_say_it_is_JSON_is_400(string? contentType)
    {
        var (_, client) = await StartAsync();
        var reply = await client.SendBodyAsync("chats/science/messages", """{"text":"Digest"}""", contentType);
        (reply.Status, reply.Error).ShouldBe((400, "invalid"));
    }

    [Fact]
    public async Task A_text_is_as_long_as_allowed_in_UTF_16_units_and_no_longer()
    {
        var (chat, client) = await StartAsync();
        var longest = string.Concat(Enumerable.Repeat("𝛼", 2_000));
        (await client.PostAsync("science", longest)).Status.ShouldBe(200);
        (await client.PostAsync("science", longest + "x")).Status.ShouldBe(400);
        (await client.PostAsync("science", new string('x', 1_000_000))).Status.ShouldBe(400);
        chat.Record.Received.ShouldHaveSingleItem().TextLength.ShouldBe(4_000);
    }

    [Theory]
    [InlineData("GET", "chats/science/messages", 405)]
    [InlineData("POST", "chats/science/messages/m1", 405)]
    [InlineData("PATCH", "interactions/i1/answer", 405)]
    [InlineData("POST", "chats/science", 404)]
    [InlineData("POST", "chats//messages", 404)]
    [InlineData("POST", "chats/a/b/messages", 404)]
    [InlineData("POST", "", 404)]
    public async Task Anything_else_is_refused(string method, string path, int status)
    {
        var (chat, client) = await StartAsync();
        (await client.SendAsync(new HttpMethod(method), path, JsonContent.Create(new { text = "Digest" }))).Status.ShouldBe(status);
        chat.Record.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_right_token_opens_the_door()
    {
        var (chat, client) = await StartAsync(Unlimited with { Token = "secret" });
        async Task<int> StatusAsync(string? token) =>
            (await client.SendAsync(HttpMethod.Post, "chats/science/messages", JsonContent.Create(new { text = "Digest" }), token: token)).Status;

        (await StatusAsync(null)).ShouldBe(401);
        (await StatusAsync("Secret")).ShouldBe(401);
        (await StatusAsync("secret")).ShouldBe(200);
        (chat.Record.Count, chat.Record.Answered(401)).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Where_unknown_chats_are_not_found_they_must_be_created_first()
    {
        var (chat, client) = await StartAsync(Unlimited with { UnknownChats = UnknownChats.AreNotFound });
        var reply = await client.PostAsync("science", "Digest");
        (reply.Status, reply.Error).ShouldBe((404, "unknown_chat"));

        chat.Create("science");
        (await client.PostAsync("science", "Digest")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_edit_is_recorded_beside_the_message_it_changes()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest");

        (await client.EditAsync("science", "m1", "Digest, in full")).Id.ShouldBe("m1");

        chat.Record.Edits.ShouldBe([new ReceivedEdit("science", "m1", "Digest, in full", Clock.GetUtcNow())]);
        chat.Record.Received.ShouldHaveSingleItem().Text.ShouldBe("Digest");
    }

    [Theory]
    [InlineData("science", "m2")]
    [InlineData("science", "m0")]
    [InlineData("science", "m01")]
    [InlineData("science", "1")]
    [InlineData("other", "m1")]
    public async Task Only_a_message_of_the_chat_can_be_edited(string address, string id)
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest");
        var reply = await client.EditAsync(address, id, "Digest, in full");
        (reply.Status, reply.Error).ShouldBe((404, "unknown_message"));
        chat.Record.Edits.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interaction_is_answered_apart_from_all_limits_until_it_is_over()
    {
        var (chat, client) = await StartAsync(new ChatSimulatorOptions { MessagesPerSecond = 1, GlobalBurst = 1 });
        await client.PostAsync("science", "Digest");
        var token = chat.OpenInteraction("science");

        (await client.AnswerAsync(token, "At once")).Id.ShouldBe("a1");
        Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        (await client.AnswerAsync(token, "And in time")).Status.ShouldBe(200);
        Clock.Advance(TimeSpan.FromTicks(1));
        (await client.AnswerAsync(token, "Too late")).Error.ShouldBe("unknown_interaction");
        (await client.AnswerAsync("i9", "To nobody")).Status.ShouldBe(404);

        chat.Record.Answers.Select(answer => (answer.Address, answer.Token, answer.Text))
            .ShouldBe([("science", token, "At once"), ("science", token, "And in time")]);
        chat.Record.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Long_texts_can_be_left_out_of_the_record_and_still_be_told_apart()
    {
        var (chat, client) = await StartAsync(Unlimited with { KeepTexts = false });
        var digest = new string('x', ReceivedMessage.ShortText + 1);
        await client.PostAsync("science", digest);
        await client.PostAsync("science", digest[1..]);
        await client.PostAsync("science", digest);

        chat.Record.Received.Select(message => message.Text).ShouldBe([null, digest[1..], null]);
        chat.Record.Received[0].TextHash.ShouldBe(ReceivedMessage.HashOf(digest));
        chat.Record.Repeats.ShouldBe(1);
    }

    [Fact]
    public async Task Who_waits_for_messages_is_told_when_they_are_there()
    {
        var (chat, client) = await StartAsync();
        var both = chat.Record.ReachesAsync(2, TestContext.Current.CancellationToken);
        await client.PostAsync("science", "One");
        both.IsCompleted.ShouldBeFalse();
        await client.PostAsync("science", "Two");
        await both;
        await chat.Record.ReachesAsync(2, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_line_is_told_for_each_request()
    {
        var lines = new List<string>();
        var (chat, client) = await StartAsync(Unlimited with { Log = lines.Add });
        await client.PostAsync("science", "Digest");
        await chat.DisposeAsync();
        lines.ShouldBe(["00:00:00.000 POST /chats/science/messages -> 200"]);
    }
}
