using System.Diagnostics;
using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Hosting;
using ArxivBot.Simulators.Chat;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Benchmarks.Load;

/// <summary>A full outbox and a chat service that punishes haste: how much of what it allows is used, and how often it says no.</summary>
internal static class DispatcherRow
{
    private const int Parts = 5, Fewest = 3_000, Seconds = 30, TextLength = 2_000, Burst = 30;

    /// <param name="rate">Messages a second that the service allows.</param>
    public static async Task<Measurement> RunAsync(int rate)
    {
        var options = new ChatSimulatorOptions { MessagesPerSecond = rate, GlobalBurst = Burst, KeepTexts = false };
        await using var service = await ChatSimulator.StartAsync(options, CancellationToken.None);
        var limits = new PlatformLimits
        {
            MessagesPerSecond = rate,
            Burst = Burst,
            ChatInterval = options.ChatInterval,
            RemembersKeysFor = options.KeyLifetime,
        };
        var chats = Math.Max(Fewest, rate * Seconds) / Parts;
        var clock = new ShiftedClock(SubscribedStore.Due - TimeProvider.System.GetUtcNow());
        await using var store = await SubscribedStore.OpenAsync(chats, distinct: 1, clock, service.BaseUrl, limits);
        await QueueAsync(store);
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await SendAsync(store, service.Record, chats * Parts);
        var (time, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        return LoadRow.Measured(time, processor, Detail(service.Record, rate, chats));
    }

    private static async Task QueueAsync(SubscribedStore store)
    {
        await using var db = await store.Get<Database>().ConnectAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var chats = await db.Set<Chat>().ToListAsync();
        var platform = store.Get<Senders>().All.Single().Platform;
        var payloads = Enumerable.Range(1, Parts).SelectMany(part => platform.Render(new Document([new Paragraph($"{part}{new string('x', TextLength)}")])));
        DigestQueue.Write(db, chats, [.. payloads], SubscribedStore.Due);
        await transaction.CommitAsync();
    }

    private static async Task SendAsync(SubscribedStore store, ChatRecord record, int messages)
    {
        using var worker = store.Create<OutboxWorker>();
        await worker.StartAsync(CancellationToken.None);
        await record.ReachesAsync(messages, CancellationToken.None);
        await worker.StopAsync(CancellationToken.None);
    }

    /// <summary>The share is of what the service would have taken in the time from the first message to the last, the burst at its beginning left out.</summary>
    private static string Detail(ChatRecord record, int rate, int chats)
    {
        var received = record.Received;
        if (record.Repeats > 0 || received.Count != chats * Parts)
            throw new InvalidOperationException($"{received.Count} messages came, {record.Repeats} of them again");
        var took = received[^1].AcceptedAt - received[0].AcceptedAt;
        var share = (received.Count - Burst) / (rate * took.TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{received.Count:N0} messages to {chats:N0} chats: {share:P1} of the rate, {record.Refused429} answers 429 ({(double)record.Refused429 / record.Requests:P2})");
    }
}
