using System.Text.Json;
using ArxivBot.Discord.Tests.Loopback;

namespace ArxivBot.Discord.Tests.Gateway;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task The_first_heartbeat_comes_after_a_part_of_the_interval_and_the_next_after_a_whole_one()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        await gateway.EventAsync<GatewayEvent.Ready>();

        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(20));
        (await socket.ReceiveAsync()).GetRawText().ShouldBe("""{"d":1,"op":1}""");
        await AckedAsync(gateway, socket);
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(40));

        (await socket.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Before_any_event_a_heartbeat_says_null_and_one_that_is_asked_for_comes_at_once()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.GreetedAsync(op: 2);

        await socket.SendAsync("""{"op":1,"d":null}""");

        var heartbeat = await socket.ReceiveAsync();
        heartbeat.GetProperty("op").GetInt32().ShouldBe(1);
        heartbeat.GetProperty("d").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_heartbeat_without_acknowledgement_ends_the_connection_and_the_session_is_resumed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        await gateway.EventAsync<GatewayEvent.Ready>();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(20));
        await socket.ReceiveAsync();

        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(40));

        (await socket.ClosedByClientAsync()).ShouldBe(4000);
        await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 6);
    }

    [Fact]
    public async Task A_handler_that_takes_long_stops_neither_heartbeats_nor_loses_an_event()
    {
        var goOn = new TaskCompletionSource();
        var seen = new List<string>();
        var last = new TaskCompletionSource();
        await using var gateway = await RunningGateway.StartAsync(
            set: options => options with { MostWaitingEvents = 1 },
            onEvent: async (happened, _) =>
            {
                await goOn.Task;
                seen.Add((happened as GatewayEvent.Other)?.Name ?? "READY");
                if (seen.Count == 5)
                    last.SetResult();
            });
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        for (var sequence = 2; sequence <= 5; sequence++)
            await socket.DispatchAsync(sequence, $"EVENT_{sequence}", "{}");
        while (!gateway.Client.Health.Shards.Single().HandlerIsBehind)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);

        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(20));
        (await socket.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(1);
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(40));
        (await socket.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(1);
        goOn.SetResult();

        await last.Task.WaitAsync(TestContext.Current.CancellationToken);
        seen.ShouldBe(["READY", "EVENT_2", "EVENT_3", "EVENT_4", "EVENT_5"]);
    }

    // An event behind the acknowledgement shows that it was read.
    private static async Task AckedAsync(RunningGateway gateway, ScriptedSocket socket)
    {
        await socket.AckAsync();
        await socket.DispatchAsync(2, "TYPING_START", "{}");
        await gateway.EventAsync<GatewayEvent.Other>();
    }
}
