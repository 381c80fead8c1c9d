using System.Diagnostics;
using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Reliability.Kills;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivBot.Benchmarks.Load;

/// <summary>A message to each of many chats on the simulated Telegram with its limits, and a group that is flooded: how much of the limits is used, and who waits.</summary>
internal static class TelegramDeliveryRow
{
    private const int FloodedFor = 3600;

    public static async Task<Measurement> RunAsync(int chats)
    {
        var options = new TelegramSimulatorOptions();
        await using var telegram = await TelegramSimulator.StartAsync(options, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("arxivbot-load-").FullName;
        var builder = WorkerCommand.Compose(folder, TimeProvider.System, telegram.BaseUrl, KillPlatform.Telegram);
        builder.Services.AddHostedService<OutboxWorker>();
        using var host = builder.Build();
        await host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var group = telegram.AddSupergroup("Flooded", telegram.AddUser("Grace"));
        telegram.Flood(group, TimeSpan.FromSeconds(FloodedFor));
        await FillAsync(host.Services, [group, .. Enumerable.Range(0, chats).Select(_ => telegram.AddStartedUser("Reader"))]);
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await host.StartAsync();
        await telegram.Record.UntilAsync(record => record.SentCount >= chats, CancellationToken.None);
        var (time, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        var detail = Detail(telegram.Record, options.MessagesPerSecond, chats);
        await host.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return LoadRow.Measured(time, processor, detail);
    }

    private static async Task FillAsync(IServiceProvider services, IReadOnlyList<long> addresses)
    {
        var (chats, outbox, platform) = (services.GetRequiredService<Chats>(), services.GetRequiredService<Outbox>(), services.GetRequiredService<TelegramPlatform>());
        await using var db = await services.GetRequiredService<Database>().ConnectAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        List<Chat> all = [.. addresses.Select(address => chats.New(
            TelegramPlatform.PlatformName, address.ToString(CultureInfo.InvariantCulture), isShared: address < 0, title: null))];
        db.AddRange(all);
        await db.SaveChangesAsync();
        foreach (var chat in all)
            outbox.Add(db, chat, platform, new Document([new Heading(1, "arXiv, Thursday 18 December 2025"), new Paragraph("No announced paper matched.")]));
        await transaction.CommitAsync();
    }

    /// <summary>The share is of what Telegram would have taken from the first message to the last; a gap is what a chat waited beyond its turn.</summary>
    private static string Detail(TelegramRecord record, int limit, int chats)
    {
        var times = record.Sent.Select(message => message.At).Order().ToList();
        var share = (times.Count - 1) / ((times[^1] - times[0]).TotalSeconds * limit);
        var gaps = times.Zip(times.Skip(1), (one, next) => (next - one).TotalMilliseconds).Order().ToList();
        var refused = record.Answered(429);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{chats:N0} chats: {share:P1} of {limit} a second; between two messages {gaps[gaps.Count / 2]:N0} ms, p99 {gaps[gaps.Count * 99 / 100]:N0} ms, at most {gaps[^1]:N0} ms; {refused} answers 429 ({(double)refused / (times.Count + refused):P2}), all to the flooded group");
    }
}
