using System.Diagnostics;
using System.Globalization;
using ArxivBot.Subscriptions;

namespace ArxivBot.Benchmarks.Load;

/// <summary>One line of the table: something that the program does, and what it may cost.</summary>
/// <param name="Target">The limits, for people; empty where there are none.</param>
/// <param name="RunAsync">Measures it in this process, which does nothing else.</param>
internal sealed record LoadRow(string Name, string Target, Func<Task<Measurement>> RunAsync)
{
    private const int WarmUps = 5, Rounds = 15;

    public static readonly IReadOnlyList<LoadRow> All =
    [
        new("parse-real-day", "", () => Warm(FeedDay.Real(), day => $"{day}, {day.Parse().Count} read", day => day.Parse())),
        new("parse-joined-days", "", () => Warm(FeedDay.Joined(), day => $"{day}, {day.Parse().Count} read", day => day.Parse())),
        new("ingest", "3,000 ms", () => IngestAsync(again: false)),
        new("ingest-again", "", () => IngestAsync(again: true)),
        new("configuration-words", "150 ms", () => Configuration(RankingMode.Words)),
        new("configuration-classic", "150 ms", () => Configuration(RankingMode.Classic)),
        .. from queries in (int[])[1, 1_000, 100_000]
           from mode in Enum.GetValues<RankingMode>()
           select new LoadRow(
               string.Create(CultureInfo.InvariantCulture, $"queries-{queries}-{mode}").ToLowerInvariant(),
               queries == 100_000 ? "10,000 ms, 600 MB" : "",
               () => QueriesRow.Run(queries, mode)),
        .. from chats in (int[])[1_000, 10_000, 100_000]
           select new LoadRow(
               string.Create(CultureInfo.InvariantCulture, $"chats-{chats}"), chats == 100_000 ? "60,000 ms, 1,024 MB" : "", () => ChatsRow.RunAsync(chats)),
        .. from rate in (int[])[50, 200, 500]
           select new LoadRow(
               string.Create(CultureInfo.InvariantCulture, $"dispatcher-{rate}"), "95 % of the rate, 0.1 % refused", () => DispatcherRow.RunAsync(rate)),
        new("discord-delivery", "95 % of the limit, 0.1 % refused", () => DiscordDeliveryRow.RunAsync(channels: 600, each: 5)),
        new("discord-channels", "95 % of the limit, 0.1 % refused", () => DiscordDeliveryRow.RunAsync(channels: 10, each: 30)),
        .. from chats in (int[])[3_000, 30_000]
           select new LoadRow(
               string.Create(CultureInfo.InvariantCulture, $"telegram-{chats}"), "95 % of the limit, 0.1 % refused", () => TelegramDeliveryRow.RunAsync(chats)),
        new("faithfulness", "1,000 ms", FaithfulnessRow.Run),
        new("discord-2500", "50 ms, 200 MB", DiscordServersRow.RunAsync),
        new("commands-100000", "50 ms", CommandsRow.RunAsync),
        new("summary-answers", "50 ms", SummaryAnswersRow.RunAsync),
        new("summary-paper", "1,000 ms", () => SummaryRow.Run(60_000)),
        new("summary-thesis", "5,000 ms", () => SummaryRow.Run(2_000_000)),
        new("demo-first-output", "2,000 ms", () => DemoRow.RunAsync(whole: false)),
        new("demo", "5,000 ms, 200 MB", () => DemoRow.RunAsync(whole: true)),
    ];

    private static Task<Measurement> Configuration(RankingMode mode) => Warm(
        new ConfigurationBenchmarks(), benchmark => $"{FeedDay.Joined()}, {benchmark.Run(mode).Matched} matched", benchmark => benchmark.Run(mode));

    private static async Task<Measurement> IngestAsync(bool again)
    {
        using var store = await FeedStore.OpenAsync(FeedDay.Joined());
        if (again)
            await store.IngestAsync();
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await store.IngestAsync();
        return Measured(clock.Elapsed, Environment.CpuUsage.TotalTime - before, $"{FeedDay.Joined()}, not warmed up");
    }

    /// <summary>The median of some rounds, after those that the just-in-time compiler needs.</summary>
    private static Task<Measurement> Warm<T>(T subject, Func<T, string> describe, Func<T, object> run)
    {
        for (var round = 0; round < WarmUps; round++)
            run(subject);
        var times = new TimeSpan[Rounds];
        var before = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            run(subject);
            times[round] = clock.Elapsed;
        }

        var processor = (Environment.CpuUsage.TotalTime - before) / Rounds;
        Array.Sort(times);
        return Task.FromResult(Measured(times[Rounds / 2], processor, describe(subject)));
    }

    internal static Measurement Measured(TimeSpan time, TimeSpan processor, string detail)
    {
        using var process = Process.GetCurrentProcess();
        return new Measurement(time.TotalMilliseconds, processor.TotalMilliseconds, process.PeakWorkingSet64 / 1048576.0, detail);
    }
}
