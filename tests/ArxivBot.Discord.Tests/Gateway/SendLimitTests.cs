using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Discord.Tests.Gateway;

public sealed class SendLimitTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_121_sends_the_last_waits_until_the_first_is_60_seconds_old()
    {
        var limit = new SendLimit(_clock);
        for (var sent = 1; sent <= 120; sent++)
            limit.WaitAsync(Cancelled).IsCompletedSuccessfully.ShouldBeTrue($"number {sent}");

        var last = limit.WaitAsync(Cancelled);
        _clock.Advance(TimeSpan.FromSeconds(59.9));
        last.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await last.WaitAsync(Patience.Token);
    }

    [Fact]
    public async Task Asked_for_more_heartbeats_than_it_may_send_the_client_keeps_to_the_limit()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        for (var asked = 1; asked <= 130; asked++)
            await socket.SendAsync("""{"op":1,"d":null}""");

        // The identify was one of 120.
        for (var sent = 2; sent <= 120; sent++)
            (await socket.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(1);
        var next = socket.ReceiveAsync();
        await gateway.Clock.WaitedForAsync(TimeSpan.FromSeconds(60));
        next.IsCompleted.ShouldBeFalse();
        gateway.Clock.Advance(TimeSpan.FromSeconds(60));

        (await next).GetProperty("op").GetInt32().ShouldBe(1);
    }
}
