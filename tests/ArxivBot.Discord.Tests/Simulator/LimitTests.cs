using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Discord.Tests.Simulator;

public sealed class LimitTests : DiscordFixture
{
    private const string Hello = """{"content":"Hello"}""";

    private protected override DiscordSimulatorOptions Options { get; } = new() { InvalidRequests = 20 };

    [Fact]
    public async Task A_bucket_is_a_route_and_a_channel()
    {
        for (var left = 4; left >= 0; left--)
        {
            var taken = await Client.MessageAsync(Channel, Hello);
            (taken.Status, taken.Headers["X-RateLimit-Remaining"], taken.Headers["X-RateLimit-Limit"]).ShouldBe((200, $"{left}", "5"));
        }

        Clock.Advance(TimeSpan.FromSeconds(2.5));
        var refused = await Client.MessageAsync(Channel, Hello);
        (refused.Status, refused.Json!["retry_after"]!.GetValue<double>(), refused.Json["global"]!.GetValue<bool>()).ShouldBe((429, 2.5, false));
        (refused.Headers["Retry-After"], refused.Headers["X-RateLimit-Reset-After"], refused.Headers["X-RateLimit-Scope"]).ShouldBe(("3", "2.5", "user"));
        (await Client.MessageAsync(Discord.AddChannel(Guild, "other"), Hello)).Status.ShouldBe(200);
        Clock.Advance(TimeSpan.FromSeconds(2.5));
        (await Client.MessageAsync(Channel, Hello)).Status.ShouldBe(200);
        Discord.Record.ShareOf429("POST /channels/{channel_id}/messages").ShouldBe(1 / 8.0);
        Discord.Record.ShareOfAllowed("POST /channels/{channel_id}/messages", $"{Channel}", 5, TimeSpan.FromSeconds(5)).ShouldBe(0.6);
    }

    [Fact]
    public async Task Fifty_requests_a_second_is_all_there_is_but_for_interactions()
    {
        for (var request = 0; request < 50; request++)
            (await Client.GetAsync("users/@me")).Status.ShouldBe(200);
        var refused = await Client.GetAsync("users/@me");
        (refused.Status, refused.Json!["global"]!.GetValue<bool>(), refused.Headers["X-RateLimit-Global"]).ShouldBe((429, true, "true"));
        (await Client.PostAsync("interactions/1/none/callback", """{"type":5}""")).Code.ShouldBe(10062);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Client.GetAsync("users/@me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Too_many_invalid_requests_bring_Cloudflare()
    {
        Client.Authorization = "Bot wrong";
        for (var request = 0; request < 20; request++)
            (await Client.GetAsync("users/@me")).Status.ShouldBe(401);
        Client.Authorization = $"Bot {Discord.Token}";
        var banned = await Client.GetAsync("users/@me");
        (banned.Status, banned.Json).ShouldBe((429, null));
        banned.Text.ShouldContain("1015");
        banned.Headers["Retry-After"].ShouldBe("600");
        Clock.Advance(TimeSpan.FromMinutes(10));
        (await Client.GetAsync("users/@me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_shared_limit_is_nobodys_fault()
    {
        Discord.Fail($"{Channel}", new RestFault.RateLimited(DiscordScope.Shared, TimeSpan.FromSeconds(7)), times: 1);
        var refused = await Client.MessageAsync(Channel, Hello);
        (refused.Headers["X-RateLimit-Scope"], Discord.Record.InvalidRequests, Discord.Record.Answered(429)).ShouldBe(("shared", 0, 1));
        (await Client.MessageAsync(Channel, Hello)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Faults_by_chance_are_the_same_for_the_same_seed()
    {
        async Task<List<int>> StatusesAsync(int seed)
        {
            var options = new DiscordSimulatorOptions
            {
                RequestsPerSecond = 0,
                RestFaults = new FaultChances<RestFault>(seed, (null, new RestFault.ServerError(502, Html: true), 0.5)),
            };
            await using var discord = await DiscordSimulator.StartAsync(options, Cancelled);
            using var client = new RestClient(discord);
            List<int> statuses = [];
            for (var request = 0; request < 20; request++)
                statuses.Add((await client.GetAsync("users/@me")).Status);
            return statuses;
        }

        var first = await StatusesAsync(7);
        first.ShouldBe(await StatusesAsync(7));
        first.ShouldNotBe(await StatusesAsync(8));
        first.Distinct().Order().ShouldBe([200, 502]);
    }

    [Theory]
    [InlineData("users/@me", "", 401, 0)]
    [InlineData("users/@me", "Bearer x", 401, 0)]
    [InlineData("nothing", null, 404, 0)]
    [InlineData("../v9/users/@me", null, 400, 50041)]
    [InlineData("channels/1", null, 404, 10003)]
    [InlineData("channels/abc", null, 400, 50035)]
    public async Task What_leads_nowhere_is_refused(string path, string? authorization, int status, int code)
    {
        Client.Authorization = authorization ?? Client.Authorization;
        var reply = await Client.GetAsync(path);
        (reply.Status, reply.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task An_odd_user_agent_is_stopped_at_the_door()
    {
        Client.UserAgent = "curl/8";
        (await Client.GetAsync("users/@me")).Code.ShouldBe(40333);
        (await Client.DeleteAsync("gateway")).Code.ShouldBe(40333);
        Client.UserAgent = "DiscordBot (https://example.org, 1.0) more";
        (await Client.DeleteAsync("gateway")).Status.ShouldBe(405);
    }
}
