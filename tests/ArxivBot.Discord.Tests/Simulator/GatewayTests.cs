using System.Net.WebSockets;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Discord.Tests.Simulator;

public sealed class GatewayTests : DiscordFixture
{
    [Theory]
    [InlineData("""{"op":99,"d":null}""", 4001)]
    [InlineData("not JSON", 4002)]
    [InlineData("""{"op":2,"d":{}}""", 4002)]
    [InlineData("""{"op":1,"d":"five"}""", 4002)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    public async Task What_no_client_sends_is_closed(string frame, int code)
    {
        using var client = await GatewayClient.ConnectAsync(Discord);
        await client.SendAsync(frame);
        (await client.ClosedAsync()).ShouldBe(code);
    }

    [Theory]
    [InlineData("wrong", 1, "", 4004)]
    [InlineData(null, 1, ""","shard":[1,1]""", 4010)]
    [InlineData(null, -1, "", 4013)]
    [InlineData(null, 1 << 30, "", 4013)]
    [InlineData(null, 1 << 15, "", 4014)]
    public async Task An_identify_that_asks_for_too_much_is_closed(string? token, int intents, string more, int code)
    {
        using var client = await GatewayClient.ConnectAsync(Discord);
        await client.SendAsync(GatewayClient.Identify(token ?? Discord.Token, intents, more));
        (await client.ClosedAsync()).ShouldBe(code);
        Discord.Record.Starts.ShouldHaveSingleItem().Accepted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_frame_holds_4096_bytes_and_a_minute_120_frames()
    {
        using var client = await GatewayClient.ConnectAsync(Discord);
        await client.SendAsync($$"""{"op":1,"d":null,"x":"{{Repeat("x", 4_096 - 24)}}"}""");
        await client.HearsAsync(11);
        for (var sent = 1; sent < 120; sent++)
            await client.SendAsync("""{"op":1,"d":null}""");
        for (var sent = 1; sent < 120; sent++)
            await client.HearsAsync(11);
        await client.SendAsync("""{"op":1,"d":null}""");
        (await client.ClosedAsync()).ShouldBe(4008);

        using var other = await GatewayClient.ConnectAsync(Discord);
        await other.SendAsync($$"""{"op":1,"d":null,"x":"{{Repeat("x", 4_096 - 23)}}"}""");
        (await other.ClosedAsync()).ShouldBe(4002);
    }

    [Fact]
    public async Task The_version_is_10()
    {
        using var client = await GatewayClient.ConnectAsync(Discord, "gateway/?encoding=json");
        (await client.ClosedAsync()).ShouldBe(4012);
    }

    [Fact]
    public async Task A_session_gets_what_it_missed_in_order()
    {
        using var client = await ReadyAsync();
        var (session, resume) = (_session!, _resumeUrl!);
        client.Dispose();
        await Discord.Record.UntilAsync(record => record.Ends.Count == 1, Cancelled);
        var channel = Discord.AddChannel(Guild, "new");
        Discord.DeleteChannel(channel);
        using var again = await GatewayClient.ConnectAsync(Discord, $"{new Uri(resume).AbsolutePath.TrimStart('/')}?v=10&encoding=json");
        await again.SendAsync(Resume(session, 2));
        (await again.HearsAsync(0))["t"]!.GetValue<string>().ShouldBe("CHANNEL_CREATE");
        (await again.HearsAsync(0))["s"]!.GetValue<int>().ShouldBe(4);
        await again.HearsAsync(0, "RESUMED");
        Discord.Record.Starts[^1].ShouldSatisfyAllConditions(s => s.IsResume.ShouldBeTrue(), s => s.Accepted.ShouldBeTrue(), s => s.UsedResumeUrl.ShouldBeTrue());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task A_session_closed_for_good_is_over(int code)
    {
        using var client = await ReadyAsync();
        await client.CloseAsync(code);
        await Discord.Record.UntilAsync(record => record.Ends.Count == 1, Cancelled);
        using var again = await GatewayClient.ConnectAsync(Discord);
        await again.SendAsync(Resume(_session!, 2));
        (await again.HearsAsync(9))["d"]!.GetValue<bool>().ShouldBeFalse();
        Discord.Record.Ends[0].ShouldSatisfyAllConditions(end => end.ByClient.ShouldBeTrue(), end => end.Code.ShouldBe(code));
    }

    [Fact]
    public async Task A_sequence_that_never_was_is_4007_and_a_session_ends_after_minutes()
    {
        using var client = await ReadyAsync();
        await client.CloseAsync(4000);
        await Discord.Record.UntilAsync(record => record.Ends.Count == 1, Cancelled);
        Clock.Advance(TimeSpan.FromMinutes(2));
        using var wrong = await GatewayClient.ConnectAsync(Discord);
        await wrong.SendAsync(Resume(_session!, 99));
        (await wrong.ClosedAsync()).ShouldBe(4007);
        using var late = await GatewayClient.ConnectAsync(Discord);
        await late.SendAsync(Resume(_session!, 2));
        (await late.HearsAsync(9))["d"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Identifies_keep_five_seconds_apart_and_a_second_one_is_4005()
    {
        using var first = await ReadyAsync();
        using var second = await GatewayClient.ConnectAsync(Discord);
        await second.SendAsync(GatewayClient.Identify(Discord.Token));
        (await second.HearsAsync(9))["d"]!.GetValue<bool>().ShouldBeFalse();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await second.SendAsync(GatewayClient.Identify(Discord.Token));
        await second.HearsAsync(0, "READY");
        await second.SendAsync(GatewayClient.Identify(Discord.Token));
        (await second.ClosedAsync()).ShouldBe(4005);
        (await Client.GetAsync("gateway/bot")).Json!["session_start_limit"]!["remaining"]!.GetValue<int>().ShouldBe(998);
    }

    [Fact]
    public async Task A_guild_belongs_to_one_shard()
    {
        var shard = (int)((Guild >> 22) % 2);
        using var client = await GatewayClient.ConnectAsync(Discord);
        await client.SendAsync(GatewayClient.Identify(Discord.Token, more: $""","shard":[{1 - shard},2]"""));
        (await client.HearsAsync(0, "READY"))["d"]!["guilds"]!.AsArray().ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromSeconds(5));
        using var other = await GatewayClient.ConnectAsync(Discord);
        await other.SendAsync(GatewayClient.Identify(Discord.Token, more: $""","shard":[{shard},2]"""));
        await other.HearsAsync(0, "GUILD_CREATE");
    }

    [Fact]
    public async Task Its_bad_days_come_on_demand()
    {
        using var client = await ReadyAsync();
        Discord.Gateway.AskForHeartbeat();
        await client.HearsAsync(1);
        Discord.Gateway.SendText("""{"op":0,"s":null,"t":"SOMETHING_NEW","d":{}}""");
        await client.HearsAsync(0, "SOMETHING_NEW");
        Discord.Gateway.StopAcks();
        await client.SendAsync("""{"op":1,"d":2}""");
        Discord.Gateway.AskToReconnect();
        (await client.ReceiveAsync())!["op"]!.GetValue<int>().ShouldBe(7);
        Discord.Gateway.SendMalformedFrame();
        (await Should.ThrowAsync<WebSocketException>(client.ReceiveAsync)).WebSocketErrorCode.ShouldBe(WebSocketError.Faulted);
    }

    [Fact]
    public async Task A_client_without_a_heartbeat_loses_its_session()
    {
        using var client = await ReadyAsync();
        Clock.Advance(TimeSpan.FromSeconds(82.5));
        (await client.ClosedAsync()).ShouldBe(4009);
        Discord.Gateway.OpenSessions.ShouldBe(0);
    }

    [Fact]
    public async Task A_half_open_connection_swallows_everything()
    {
        using var client = await ReadyAsync();
        Discord.Gateway.GoSilent();
        await client.SendAsync("""{"op":99,"d":null}""");
        Discord.AddChannel(Guild, "new");
        (Discord.Gateway.OpenConnections, Discord.Record.Ends.Count).ShouldBe((1, 0));
        Discord.Gateway.Cut();
        await Should.ThrowAsync<WebSocketException>(client.ReceiveAsync);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4014)]
    public async Task Any_code_closes_on_demand(int code)
    {
        using var client = await ReadyAsync();
        Discord.Gateway.Close(code);
        (await client.ClosedAsync()).ShouldBe(code);
        await Discord.Record.UntilAsync(record => record.Ends is [{ ByClient: false }], Cancelled);
    }

    [Fact]
    public async Task A_connection_can_fail_from_its_start()
    {
        Discord.Gateway.Fail(new GatewayFault.RefuseHandshake(503), times: 1);
        await Should.ThrowAsync<WebSocketException>(() => GatewayClient.ConnectAsync(Discord));
        Discord.Gateway.Fail(new GatewayFault.ReconnectInsteadOfHello(), times: 1);
        using var reconnect = await GatewayClient.ConnectAsync(Discord);
        (await reconnect.ReceiveAsync())!["op"]!.GetValue<int>().ShouldBe(7);
        Discord.Gateway.Fail(new GatewayFault.CloseOnStart(4011), times: 1);
        using var closed = await GatewayClient.ConnectAsync(Discord);
        await closed.SendAsync(GatewayClient.Identify(Discord.Token));
        (await closed.ClosedAsync()).ShouldBe(4011);
        Discord.Gateway.Fail(new GatewayFault.CutAfter(1), times: 1);
        using var cut = await GatewayClient.ConnectAsync(Discord);
        await cut.SendAsync(GatewayClient.Identify(Discord.Token));
        await Should.ThrowAsync<WebSocketException>(cut.ClosedAsync);
    }

    [Fact]
    public async Task Events_come_in_fragments()
    {
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions { FragmentBytes = 16 }, Cancelled);
        using var client = await GatewayClient.ConnectAsync(discord);
        (await client.ReceiveAsync())!["op"]!.GetValue<int>().ShouldBe(10);
        client.Fragments.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task One_identify_too_many_resets_the_token()
    {
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions { SessionStartsLeft = 0 }, Cancelled);
        using var client = await GatewayClient.ConnectAsync(discord);
        await client.SendAsync(GatewayClient.Identify(discord.Token));
        (await client.ClosedAsync()).ShouldBe(4004);
        using var rest = new RestClient(discord);
        (await rest.GetAsync("users/@me")).Status.ShouldBe(401);
    }

    private string? _session;
    private string? _resumeUrl;

    private async Task<GatewayClient> ReadyAsync()
    {
        var client = await GatewayClient.ConnectAsync(Discord);
        await client.HearsAsync(10);
        await client.SendAsync(GatewayClient.Identify(Discord.Token));
        var ready = (await client.HearsAsync(0, "READY"))["d"]!;
        (_session, _resumeUrl) = (ready["session_id"]!.GetValue<string>(), ready["resume_gateway_url"]!.GetValue<string>());
        await client.HearsAsync(0, "GUILD_CREATE");
        return client;
    }

    private string Resume(string session, int sequence) => $$$"""{"op":6,"d":{"token":"{{{Discord.Token}}}","session_id":"{{{session}}}","seq":{{{sequence}}}}}""";
}
