using System.Diagnostics;
using System.Globalization;
using ArxivBot.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Benchmarks.Load;

/// <summary>Many chats that are due at once: match, rank, compose and queue all their digests.</summary>
internal static class ChatsRow
{
    private const int MostDistinct = 5_000;

    public static async Task<Measurement> RunAsync(int chats)
    {
        var clock = new FakeTimeProvider(SubscribedStore.Due);
        var distinct = Math.Min(chats, MostDistinct);
        await using var store = await SubscribedStore.OpenAsync(
            chats, distinct, clock, new Uri("http://127.0.0.1:1"), new PlatformLimits { MessagesPerSecond = 50 });
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var queued = await store.Get<DueDigests>().PassAsync(CancellationToken.None);
        var (time, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        if (queued != chats)
            throw new InvalidOperationException($"{queued} of {chats} digests were queued");
        await using var db = await store.Get<Storage.Database>().ConnectAsync(CancellationToken.None);
        var compositions = await db.Set<Digests.Composition>().CountAsync();
        var deliveries = await db.Set<Delivery>().CountAsync();
        return LoadRow.Measured(time, processor, string.Create(
            CultureInfo.InvariantCulture,
            $"{distinct:N0} different subscriptions, {compositions:N0} compositions, {deliveries:N0} messages queued; the database has {store.DatabaseBytes / 1048576.0:N0} MB"));
    }
}
