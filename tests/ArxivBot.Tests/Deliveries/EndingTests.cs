using System.Diagnostics;
using ArxivBot.Reliability.Kills;
using ArxivBot.Reliability.Kills.Services;
using ArxivBot.Simulators.Chat;
using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Tests.Deliveries;

/// <summary>SIGTERM while messages are out.</summary>
public class EndingTests
{
    private const int Chats = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_out_is_finished_within_five_seconds_and_is_not_sent_again()
    {
        await using var service = await StartAsync(new ChatFault.SlowAnswer(TimeSpan.FromSeconds(1.5)));
        await using var store = await KillStore.FillAsync(Chats, new LoopbackService(service, KillPlatform.Keys), Token);
        var messages = (await store.QueuedAsync(Token)).Count;

        var time = await TerminateAsync(store, service);

        time.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        service.Record.Aborted.ShouldBe(0, "every answer was waited for");
        var sent = service.Record.Count;
        sent.ShouldBeInRange(Chats, messages - 1);
        (await store.WaitingAsync(Token)).ShouldBe(messages - sent, "what has arrived is noted as sent");

        service.HealAll();
        using var next = WorkerProcess.Start(store);
        await service.Record.ReachesAsync(messages, Token);
        (await next.TerminateAsync(Token)).ShouldBe(0);
        service.Record.Requests.ShouldBe(messages, "each was sent once");
        service.Record.Repeats.ShouldBe(0);
    }

    [Fact]
    public async Task What_never_ends_is_left_to_the_next_start()
    {
        await using var service = await StartAsync(new ChatFault.AcceptThenTimeout());
        await using var store = await KillStore.FillAsync(Chats, new LoopbackService(service, KillPlatform.Keys), Token);

        var time = await TerminateAsync(store, service);

        // Its five seconds, the two of the rest, and what a busy machine takes.
        time.ShouldBeInRange(TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(10));
        (await store.WaitingAsync(Token)).ShouldBe((await store.QueuedAsync(Token)).Count, "nothing was confirmed");
    }

    // It ignores keys: what the worker sends twice, the record shows.
    private static async Task<ChatSimulator> StartAsync(ChatFault fault)
    {
        var service = await ChatSimulator.StartAsync(
            new ChatSimulatorOptions { HonoursKeys = false, MessagesPerSecond = 0, ChatInterval = TimeSpan.Zero }, Token);
        service.FailAll(fault);
        return service;
    }

    /// <summary>Starts a worker, and asks it to end when each chat's first message is out.</summary>
    /// <returns>How long it took to end.</returns>
    private static async Task<TimeSpan> TerminateAsync(KillStore store, ChatSimulator service)
    {
        using var worker = WorkerProcess.Start(store);
        await KillRun.UntilAsync(() => service.Record.Open == Chats || worker.HasExited, Token);
        var asked = Stopwatch.GetTimestamp();
        (await worker.TerminateAsync(Token)).ShouldBe(0);
        return Stopwatch.GetElapsedTime(asked);
    }
}
