using ArxivBot.Discord.Tests.Loopback;

namespace ArxivBot.Discord.Tests.Gateway;

public sealed class IdentifyTests
{
    [Fact]
    public async Task Identifies_with_the_least_intents_and_says_who_it_is()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();

        var identify = await socket.ReadyAsync();

        socket.Path.ShouldBe("/gateway");
        socket.Query.ShouldBe("?v=10&encoding=json");
        socket.UserAgent.ShouldStartWith("DiscordBot (");
        identify.GetProperty("token").GetString().ShouldBe("the.bot.token");
        identify.GetProperty("intents").GetInt32().ShouldBe(1);
        identify.GetProperty("shard").GetRawText().ShouldBe("[0,1]");
        identify.GetProperty("properties").GetProperty("browser").GetString().ShouldBe("ArxivBot.Discord");
        var ready = await gateway.EventAsync<GatewayEvent.Ready>();
        ready.ApplicationId.ShouldBe(new Snowflake(43));
        ready.User.Id.ShouldBe(new Snowflake(42));
        gateway.Client.Health.IsReady.ShouldBeTrue();
        gateway.Client.Health.IdentifiesToday.ShouldBe(1);
    }

    [Fact]
    public async Task As_many_shards_as_Discord_recommends_identify_more_than_5_seconds_apart()
    {
        await using var gateway = await RunningGateway.StartAsync(serve: server => server.Shards = 2);
        var (one, other) = (await gateway.Server.ConnectedAsync(), await gateway.Server.ConnectedAsync());
        await one.HelloAsync();
        await other.HelloAsync();
        var first = one.ReceiveAsync();
        var second = other.ReceiveAsync();

        await Task.WhenAny(first, second);
        (first.IsCompleted && second.IsCompleted).ShouldBeFalse();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(5.5));

        var shards = (await Task.WhenAll(first, second)).Select(identify => identify.GetProperty("d").GetProperty("shard").GetRawText());
        shards.Order().ShouldBe(["[0,2]", "[1,2]"]);
    }

    [Fact]
    public async Task With_a_max_concurrency_of_2_two_of_four_shards_identify_at_once_and_never_two_of_the_same_key()
    {
        await using var gateway = await RunningGateway.StartAsync(serve: server => (server.Shards, server.MaxConcurrency) = (4, 2));
        ScriptedSocket[] sockets = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => gateway.Server.ConnectedAsync()))];
        foreach (var socket in sockets)
            await socket.HelloAsync();
        var identifies = sockets.Select(ShardAsync).ToList();

        while (identifies.Count(identify => identify.IsCompleted) < 2)
            await Task.WhenAny(identifies.Where(identify => !identify.IsCompleted));
        // The other two wait for the first two.
        await gateway.Clock.WaitedForAsync(TimeSpan.FromSeconds(5.5));
        await gateway.Clock.WaitedForAsync(TimeSpan.FromSeconds(5.5));
        var first = identifies.Where(identify => identify.IsCompleted).Select(identify => identify.Result).ToList();
        gateway.Clock.Advance(TimeSpan.FromSeconds(5.5));
        var all = await Task.WhenAll(identifies);

        first.Select(shard => shard % 2).Order().ShouldBe([0, 1]);
        all.Order().ShouldBe([0, 1, 2, 3]);

        static async Task<int> ShardAsync(ScriptedSocket socket) => (await socket.ReceiveAsync()).GetProperty("d").GetProperty("shard")[0].GetInt32();
    }

    [Fact]
    public async Task An_identify_just_before_a_restart_delays_the_next()
    {
        await using var gateway = await RunningGateway.StartAsync(
            before: async running => await running.Identifies.AddAsync(running.Clock.GetUtcNow().AddSeconds(-2), TestContext.Current.CancellationToken));
        var socket = await gateway.Server.ConnectedAsync();
        await socket.HelloAsync();

        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(3.5));

        (await socket.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Below_the_reserve_of_the_day_it_does_not_identify()
    {
        await using var gateway = await RunningGateway.StartAsync(
            set: options => options with { IdentifyReserve = 998 },
            before: async running =>
            {
                await running.Identifies.AddAsync(running.Clock.GetUtcNow().AddHours(-20), TestContext.Current.CancellationToken);
                await running.Identifies.AddAsync(running.Clock.GetUtcNow().AddHours(-10), TestContext.Current.CancellationToken);
            });
        var connected = gateway.Server.ConnectedAsync();

        await gateway.Clock.WaitedForAsync(TimeSpan.FromHours(4));
        connected.IsCompleted.ShouldBeFalse();
        gateway.Client.Health.IdentifiesToday.ShouldBe(2);
        gateway.Clock.Advance(TimeSpan.FromHours(4));

        await (await connected).ReadyAsync();
    }

    [Fact]
    public async Task When_Discord_has_no_identifies_left_it_waits_for_their_reset()
    {
        await using var gateway = await RunningGateway.StartAsync(serve: server => server.Remaining = 0);

        await gateway.Clock.WaitedForAsync(TimeSpan.FromHours(4));
        gateway.Server.Remaining = 1000;
        gateway.Clock.Advance(TimeSpan.FromHours(4));

        await (await gateway.Server.ConnectedAsync()).ReadyAsync();
    }

    [Fact]
    public async Task A_wrong_token_stops_it_with_a_message()
    {
        await using var gateway = await RunningGateway.StartAsync(serve: server => server.RefusesWith = 401);

        (await Should.ThrowAsync<DiscordFatalException>(gateway.Run)).Message.ShouldContain("token");
    }

    [Fact]
    public async Task While_Discord_is_down_it_asks_again_with_growing_waits()
    {
        await using var gateway = await RunningGateway.StartAsync(serve: server => server.RefusesWith = 500);
        foreach (var seconds in new[] { 0.75, 1.5, 1.5, 0.75, 1.5 })
            await gateway.Clock.PassAsync(TimeSpan.FromSeconds(seconds));

        await gateway.Clock.WaitedForAsync(TimeSpan.FromSeconds(3));
        gateway.Server.RefusesWith = null;
        gateway.Clock.Advance(TimeSpan.FromSeconds(3));

        await (await gateway.Server.ConnectedAsync()).ReadyAsync();
    }
}
