using System.Diagnostics;
using System.Globalization;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Benchmarks.Load;

/// <summary>How long people wait for their commands where there are 100,000 subscriptions, five announcement days and a day's digests.</summary>
internal static class CommandsRow
{
    private const int Subscriptions = 100_000, DistinctQueries = 5_000, Days = 5, Chats = 300, WarmUps = 3;

    // Of a hundred chats one has nearly as many subscriptions as it may, nine have five, and the others one.
    private static readonly (int Every, int Subscriptions)[] Spread = [(100, 24), (10, 5), (1, 1)];

    public static async Task<Measurement> RunAsync()
    {
        var clock = new FakeTimeProvider(SubscribedStore.Due);
        await using var store = await SubscribedStore.OpenAsync(
            ChatsWith(Subscriptions), DistinctQueries, clock, new Uri("http://127.0.0.1:1"), new PlatformLimits { MessagesPerSecond = 50 }, Days, SubscriptionsOf);
        await FillAsync(store);
        await store.Get<RecentPapers>().ReadAsync(CancellationToken.None);
        var script = new CommandScript(AnnouncementDay.Load());
        // Far from each other, and of each kind as many as there are: the longest times are those of the chats with most.
        var chats = Enumerable.Range(0, Chats + WarmUps).Select(at => (at * 207) + 1).ToList();
        for (var at = 0; at < WarmUps; at++)
            await RunAsync(store, script, chats[at], []);
        GC.Collect();
        Dictionary<string, List<Taken>> times = [];
        foreach (var chat in chats.Skip(WarmUps))
            await RunAsync(store, script, chat, times);
        var all = times.Values.SelectMany(taken => taken).ToList();
        var worst = times.MaxBy(command => Wall(command.Value, 99));
        return LoadRow.Measured(
            TimeSpan.FromMilliseconds(Wall(all, 99)), TimeSpan.FromMilliseconds(Processor(all, 99)),
            string.Create(CultureInfo.InvariantCulture, $"the 99th percentile of {all.Count:N0} commands; the slowest kind is {worst.Key} with {Wall(worst.Value, 99):N1}")) with
        {
            Lines =
            [
                "", "| command | times | median ms | p99 ms | longest ms | p99 processor ms |", "| --- | ---: | ---: | ---: | ---: | ---: |",
                .. times.Select(command => Line(command.Key, command.Value)), Line("all", all),
            ],
        };
    }

    private static int SubscriptionsOf(int chat) => Spread.First(kind => chat % kind.Every == 0).Subscriptions;

    private static int ChatsWith(int subscriptions)
    {
        var chats = 0;
        for (var made = 0; made < subscriptions; chats++)
            made += SubscriptionsOf(chats + 1);
        return chats;
    }

    /// <summary>The day's digests, nearly all of them sent, and reading lists.</summary>
    private static async Task FillAsync(SubscribedStore store)
    {
        await store.Get<DueDigests>().PassAsync(CancellationToken.None);
        await using var db = await store.Get<Database>().ConnectAsync(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync(
            $"""
            UPDATE Deliveries SET State = 'Sent', SentAt = CreatedAt, Receipt = 'm' || Id, Attempts = 1 WHERE ChatId % 10 < 9;
            DELETE FROM ChatQueues WHERE ChatId % 10 < 9;
            INSERT INTO SavedPapers (Platform, Person, PaperId, SavedAt)
            SELECT c.Platform, 'person-' || c.Id, p.Id, c.CreatedAt FROM Chats c JOIN (SELECT Id FROM Papers ORDER BY Id DESC LIMIT 50) p WHERE c.Id % 10 < 2;
            """);
    }

    private static async Task RunAsync(SubscribedStore store, CommandScript script, int chat, Dictionary<string, List<Taken>> times)
    {
        var runner = store.Get<CommandRunner>();
        Reply? last = null;
        foreach (var (name, request) in script.Of(chat, () => last))
        {
            var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            last = await runner.RunAsync(request, CancellationToken.None);
            var took = new Taken(Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
            if (last.IsRefusal)
                throw new InvalidOperationException($"{request.Line} was refused: {last.Document.Blocks[0]}");
            if (!times.TryGetValue(name, out var taken))
                times[name] = taken = [];
            taken.Add(took);
        }
    }

    private static string Line(string name, List<Taken> times) => string.Create(
        CultureInfo.InvariantCulture,
        $"| `{name}` | {times.Count:N0} | {Wall(times, 50):N1} | {Wall(times, 99):N1} | {Wall(times, 100):N1} | {Processor(times, 99):N1} |");

    private static double Wall(List<Taken> times, int percent) => Percentile(times.Select(taken => taken.Wall), times.Count, percent);

    private static double Processor(List<Taken> times, int percent) => Percentile(times.Select(taken => taken.Processor), times.Count, percent);

    private static double Percentile(IEnumerable<double> times, int count, int percent) => times.Order().ElementAt(((count * percent) - 1) / 100);

    /// <param name="Wall">Milliseconds by the clock.</param>
    /// <param name="Processor">Milliseconds of all processors, those of the collector included.</param>
    private readonly record struct Taken(double Wall, double Processor);
}
