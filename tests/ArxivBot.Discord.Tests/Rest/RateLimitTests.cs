namespace ArxivBot.Discord.Tests.Rest;

public sealed class RateLimitTests
{
    private static readonly (string, string) User = ("X-RateLimit-Scope", "user");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_bucket_that_is_used_up_is_waited_for()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(200, RestClient.Message, RestClient.Limit(5, 0, 2)).Answers(200, RestClient.Message, RestClient.Limit(5, 4, 2));
        await client.SendAsync();

        var second = client.SendAsync();
        await client.Clock.WaitedForAsync(2 * Second);
        client.Api.Requests.Count.ShouldBe(1);
        client.Clock.Advance(2 * Second);

        (await second).ShouldBeOfType<Answer<Message>.Ok>();
    }

    [Fact]
    public async Task A_wait_beyond_the_patience_is_told_at_once_and_asks_Discord_nothing()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(200, RestClient.Message, RestClient.Limit(5, 0, 30));
        await client.SendAsync();

        (await client.SendAsync()).ShouldBe(new Answer<Message>.RateLimited(30 * Second, RateLimitScope.Bucket));

        client.Api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Channels_do_not_wait_for_each_other_and_share_what_is_known_of_the_limit()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(200, RestClient.Message, RestClient.Limit(2, 0, 30));
        await client.SendAsync(channel: 5);
        var hold = new TaskCompletionSource();
        client.Api.Answers(hold.Task, 200, RestClient.Message, RestClient.Limit(2, 1, 30));
        client.Api.Answers(hold.Task, 200, RestClient.Message, RestClient.Limit(2, 0, 30));

        var two = new[] { client.SendAsync(channel: 6), client.SendAsync(channel: 6) };
        await client.Api.SeenAsync(3);
        hold.SetResult();

        (await Task.WhenAll(two)).ShouldAllBe(answer => answer is Answer<Message>.Ok);
        (await client.SendAsync(channel: 6)).ShouldBeOfType<Answer<Message>.RateLimited>();
    }

    [Fact]
    public async Task While_a_limit_is_unknown_one_request_at_a_time_finds_it_out()
    {
        await using var client = await RestClient.StartAsync();
        var hold = new TaskCompletionSource();
        client.Api.Answers(hold.Task, 200, RestClient.Message, RestClient.Limit(1, 0, 30));

        var first = client.SendAsync();
        var second = client.SendAsync();
        await client.Api.SeenAsync(1);
        hold.SetResult();

        (await first).ShouldBeOfType<Answer<Message>.Ok>();
        (await second).ShouldBeOfType<Answer<Message>.RateLimited>();
        client.Api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_429_is_not_slept_out_but_remembered()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(429, """{"message":"slow","retry_after":64.5,"global":false}""", [.. RestClient.Limit(5, 0, 64.5), User]);

        (await client.SendAsync()).ShouldBe(new Answer<Message>.RateLimited(64.5 * Second, RateLimitScope.Bucket));
        (await client.SendAsync()).ShouldBeOfType<Answer<Message>.RateLimited>().RetryAfter.ShouldBe(64.5 * Second);

        client.Api.Requests.Count.ShouldBe(1);
        client.Rest.InvalidRequests.ShouldBe(1);
    }

    [Fact]
    public async Task A_shared_429_does_not_count_against_the_bot()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(429, """{"retry_after":9,"global":false}""", ("X-RateLimit-Scope", "shared"));

        (await client.SendAsync()).ShouldBe(new Answer<Message>.RateLimited(9 * Second, RateLimitScope.Shared));

        client.Rest.InvalidRequests.ShouldBe(0);
    }

    [Fact]
    public async Task A_global_429_stops_all_but_interactions()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(429, """{"retry_after":9,"global":true}""", ("X-RateLimit-Global", "true"), ("X-RateLimit-Scope", "global")).Answers(204);

        (await client.SendAsync()).ShouldBe(new Answer<Message>.RateLimited(9 * Second, RateLimitScope.Global));

        (await client.GetChannelAsync()).ShouldBe(new Answer<Channel>.RateLimited(9 * Second, RateLimitScope.Global));
        (await client.RespondAsync()).ShouldBeOfType<Answer<Nothing>.Ok>();
        client.Api.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData(null, 300)]
    public async Task A_page_of_Cloudflares_stops_everything_for_as_long_as_it_says_or_minutes(string? retryAfter, int seconds)
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(429, "<html>error code: 1015</html>", retryAfter is null ? [] : [("Retry-After", retryAfter)]);

        (await client.SendAsync()).ShouldBe(new Answer<Message>.RateLimited(seconds * Second, RateLimitScope.Cloudflare));

        (await client.RespondAsync()).ShouldBe(new Answer<Nothing>.RateLimited(seconds * Second, RateLimitScope.Cloudflare));
        client.Api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_block_of_Cloudflares_for_an_odd_client_stops_everything_for_minutes()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(403, """{"code":40333,"message":"internal network error"}""").Answers(200, RestClient.Message);

        (await client.SendAsync()).ShouldBeOfType<Answer<Message>.Error>().Reason.Code.ShouldBe(DiscordErrorCode.CloudflareBlock);

        (await client.SendAsync(6)).ShouldBe(new Answer<Message>.RateLimited(300 * Second, RateLimitScope.Cloudflare));
        (await client.RespondAsync()).ShouldBe(new Answer<Nothing>.RateLimited(300 * Second, RateLimitScope.Cloudflare));
        client.Api.Requests.Count.ShouldBe(1);
        client.Clock.Advance(300 * Second);
        (await client.SendAsync(6)).ShouldBeOfType<Answer<Message>.Ok>();
    }

    [Fact]
    public async Task More_than_the_global_limit_waits_for_the_next_second_and_interactions_do_not()
    {
        await using var client = await RestClient.StartAsync(options => options with { MostRequestsPerSecond = 2, Patience = TimeSpan.Zero });
        client.Api.Answers(200, RestClient.Message).Answers(200, RestClient.Message).Answers(204).Answers(200, RestClient.Message);
        await client.SendAsync(5);
        await client.SendAsync(6);

        (await client.SendAsync(7)).ShouldBe(new Answer<Message>.RateLimited(Second, RateLimitScope.Global));
        (await client.RespondAsync()).ShouldBeOfType<Answer<Nothing>.Ok>();
        client.Clock.Advance(Second);

        (await client.SendAsync(7)).ShouldBeOfType<Answer<Message>.Ok>();
    }

    [Fact]
    public async Task What_the_net_holds_up_takes_its_place_until_a_second_after_its_answer()
    {
        await using var client = await RestClient.StartAsync(options => options with { MostRequestsPerSecond = 1, Patience = TimeSpan.Zero });
        var arrives = new TaskCompletionSource();
        client.Api.Answers(arrives.Task, 200, RestClient.Message).Answers(200, RestClient.Message);
        var held = client.SendAsync(5);
        await client.Api.SeenAsync(1);
        client.Clock.Advance(3 * Second);

        (await client.SendAsync(6)).ShouldBeOfType<Answer<Message>.RateLimited>().Scope.ShouldBe(RateLimitScope.Global);
        arrives.SetResult();
        await held;
        client.Clock.Advance(0.4 * Second);
        (await client.SendAsync(6)).ShouldBe(new Answer<Message>.RateLimited(0.6 * Second, RateLimitScope.Global));
        client.Clock.Advance(0.6 * Second);

        (await client.SendAsync(6)).ShouldBeOfType<Answer<Message>.Ok>();
    }

    [Fact]
    public async Task After_too_many_refusals_it_asks_nothing_until_the_oldest_is_ten_minutes_old()
    {
        await using var client = await RestClient.StartAsync(options => options with { MostInvalidRequests = 2 });
        client.Api.Answers(403, """{"code":50013,"message":"Missing Permissions"}""").Answers(403, """{"code":50001,"message":"Missing Access"}""");
        await client.SendAsync(5);
        client.Clock.Advance(TimeSpan.FromMinutes(4));
        await client.SendAsync(6);

        (await client.SendAsync(7)).ShouldBe(new Answer<Message>.RateLimited(TimeSpan.FromMinutes(6), RateLimitScope.InvalidRequests));
        client.Api.Answers(200, RestClient.Message);
        client.Clock.Advance(TimeSpan.FromMinutes(6));

        (await client.SendAsync(7)).ShouldBeOfType<Answer<Message>.Ok>();
        client.Api.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task After_a_401_the_token_is_not_tried_again_for_a_while_but_interactions_go_on()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(401, """{"code":0,"message":"401: Unauthorized"}""").Answers(204);

        await client.SendAsync();
        (await client.GetChannelAsync()).ShouldBeOfType<Answer<Channel>.Error>().Reason.Status.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        (await client.RespondAsync()).ShouldBeOfType<Answer<Nothing>.Ok>();

        client.Api.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_expired_interaction_says_nothing_of_the_bots_token()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(401, """{"code":50027,"message":"Invalid Webhook Token"}""").Answers(200, RestClient.Message);

        await client.RespondAsync();

        (await client.SendAsync()).ShouldBeOfType<Answer<Message>.Ok>();
    }
}
