using ArxivBot.Discord.Tests.Loopback;

namespace ArxivBot.Discord.Tests.Gateway;

public sealed class ResumeTests
{
    [Fact]
    public async Task Asked_to_reconnect_it_resumes_at_once_at_the_address_of_the_session_where_it_stopped()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);
        await socket.DispatchAsync(7, "TYPING_START", "{}");
        await gateway.EventAsync<GatewayEvent.Other>();

        await socket.SendAsync("""{"op":7,"d":null}""");

        (await socket.ClosedByClientAsync()).ShouldBe(4000);
        var next = await gateway.Server.ConnectedAsync();
        next.Path.ShouldBe("/resume");
        next.Query.ShouldBe("?v=10&encoding=json");
        var resume = await next.GreetedAsync(op: 6);
        resume.GetRawText().ShouldBe("""{"token":"the.bot.token","session_id":"first","seq":7}""");
        await next.DispatchAsync(8, "RESUMED", "{}");
        (await gateway.EventAsync<GatewayEvent.Other>()).Name.ShouldBe("RESUMED");
        gateway.Client.Health.IdentifiesToday.ShouldBe(1);
    }

    [Fact]
    public async Task Asked_to_reconnect_in_place_of_Hello_it_reconnects()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();

        await socket.SendAsync("""{"op":7,"d":null}""");

        await socket.ClosedByClientAsync();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(1.5));
        await (await gateway.Server.ConnectedAsync()).ReadyAsync();
    }

    [Fact]
    public async Task A_session_that_is_invalid_but_resumable_is_resumed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        await socket.SendAsync("""{"op":9,"d":true}""");

        await socket.ClosedByClientAsync();
        await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 6);
    }

    [Fact]
    public async Task A_session_that_is_invalid_for_good_is_begun_anew_after_a_pause_at_the_first_address()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        await socket.SendAsync("""{"op":9,"d":false}""");

        await socket.ClosedByClientAsync();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(3));
        var next = await gateway.Server.ConnectedAsync();
        next.Path.ShouldBe("/gateway");
        await next.HelloAsync();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(2.5));
        (await next.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_dropped_connection_is_resumed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        socket.Drop();

        await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 6);
    }

    [Fact]
    public async Task After_three_failed_resumes_it_identifies_anew_and_after_one_it_leaves_the_address_of_the_session()
    {
        await using var gateway = await RunningGateway.StartAsync();
        (await ReadyAsync(gateway)).Drop();
        List<string> paths = [];
        foreach (var wait in new[] { 3.0, 6, 12 })
        {
            var socket = await gateway.Server.ConnectedAsync();
            paths.Add(socket.Path);
            await socket.GreetedAsync(op: 6);
            socket.Drop();
            await gateway.Clock.PassAsync(TimeSpan.FromSeconds(wait));
        }

        paths.ShouldBe(["/resume", "/gateway", "/gateway"]);
        await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 2);
    }

    [Fact]
    public async Task A_server_that_never_says_Hello_is_left()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();

        await gateway.Clock.WaitedForAsync(TimeSpan.FromSeconds(30));
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(30));

        (await socket.ClosedByClientAsync()).ShouldBe(4000);
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(1.5));
        await (await gateway.Server.ConnectedAsync()).ReadyAsync();
    }

    [Fact]
    public async Task A_server_that_never_says_READY_is_left()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.HelloAsync(milliseconds: 600_000);
        await socket.ReceiveAsync();

        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(120));

        (await socket.ClosedByClientAsync()).ShouldBe(4000);
    }

    [Fact]
    public async Task A_new_session_can_be_asked_for()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        gateway.Client.Renew();

        await socket.ClosedByClientAsync();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(3));
        var next = await gateway.Server.ConnectedAsync();
        await next.HelloAsync();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(2.5));
        (await next.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Stopped_it_says_goodbye_so_that_the_bot_is_shown_offline()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        await gateway.StopAsync();

        (await socket.ClosedByClientAsync()).ShouldBe(1000);
        await gateway.Run;
        gateway.Client.Health.Shards.Single().State.ShouldBe(ShardState.Stopped);
    }

    private static async Task<ScriptedSocket> ReadyAsync(RunningGateway gateway)
    {
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        await gateway.EventAsync<GatewayEvent.Ready>();
        return socket;
    }
}
