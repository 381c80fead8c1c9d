using System.Diagnostics;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Hosting;

/// <summary>The power can go at any instant: what is stored then is whole, and the rest is made up for.</summary>
public class CrashTests
{
    private const int Kills = 50, Lanes = 2;
    private const string Query = "LLM \"large language model\" attention kernel -survey";
    private static readonly DateOnly Today = new(2025, 12, 16);
    private static readonly string[] Categories = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];

    // Everything that must end the same, without the times and the row numbers.
    private static readonly string[] Contents =
    [
        "SELECT Category, Day, State, Announced, Parsed, New, Cross, Replaced, Unparseable, Waiting FROM Mailings ORDER BY Category, Day",
        "SELECT m.Category, m.Day, a.PaperId, a.Version, a.Kind, a.Position FROM Announcements a JOIN Mailings m ON m.Id = a.MailingId ORDER BY 1, 2, 3",
        "SELECT Id, Version, Title, Abstract, Authors, Categories, License FROM Papers ORDER BY Id",
        "SELECT d.ChatId, d.Day, c.Announced, c.Fetched, c.Matched, c.Shown, c.Unparseable, c.Hash FROM Digests d JOIN Compositions c ON c.Id = d.CompositionId ORDER BY d.Day",
        "SELECT PaperId, Rank, Score FROM CompositionPapers ORDER BY Rank",
    ];

    [Fact]
    public async Task Fifty_kills_at_random_moments_of_a_days_ingest_leave_no_trace()
    {
        var papers = new AnnouncedPapers();
        papers.Announce(Today, [.. GeneratedDay.Papers(Today, Categories, 1000)]);
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = papers, Today = Today }, TestContext.Current.CancellationToken);
        using var undisturbed = new TemporaryFolder();
        await undisturbed.SubscribeAsync(string.Join(' ', Categories), Query, Today);
        var ingest = await RunUntilBuiltAsync(undisturbed, arxiv);
        var expected = Contents.Select(undisturbed.Query).ToList();
        expected[1].Count.ShouldBeGreaterThan(1500);
        expected[0].ShouldAllBe(mailing => mailing.Contains("|Closed|"));

        var seed = Environment.TickCount;
        // One lane a processor: nearly all of the time is programs starting.
        var struck = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => KillAsync(arxiv, ingest, expected, new Random(seed + lane), $"seed {seed}")));
        struck.Sum().ShouldBeGreaterThan(Kills / 4, $"most kills came too late to disturb anything, seed {seed}");
    }

    /// <returns>How many kills came before the day was stored.</returns>
    private static async Task<int> KillAsync(ArxivSimulator arxiv, TimeSpan ingest, List<List<string>> expected, Random random, string hint)
    {
        var struck = 0;
        for (var kill = 0; kill < Kills / Lanes;)
        {
            // A fresh folder each time it got through, so that every kill meets an ingest.
            using var folder = new TemporaryFolder();
            await folder.SubscribeAsync(string.Join(' ', Categories), Query, Today);
            for (var through = false; !through && kill < Kills / Lanes; kill++)
            {
                using var running = Start(folder, arxiv);
                await Task.Delay(ingest * (0.3 + (random.NextDouble() * 0.75)), TimeProvider.System, TestContext.Current.CancellationToken);
                running.Kill();
                await running.ExitAsync();
                through = IsIngested(folder);
                struck += through ? 0 : 1;
            }

            await RunUntilBuiltAsync(folder, arxiv);
            folder.Query("PRAGMA integrity_check").ShouldBe(["ok"]);
            foreach (var (rows, sql) in expected.Zip(Contents))
                folder.Query(sql).ShouldBe(rows, $"{sql} after kill {kill}, {hint}");
        }

        return struck;
    }

    private static bool IsIngested(TemporaryFolder folder) => Has(folder, "Mailings", "SELECT count(*) FROM Mailings WHERE State = 'Closed'", "4");

    private static bool IsBuilt(TemporaryFolder folder) => Has(folder, "Digests", "SELECT count(*) FROM Digests", "1");

    private static bool Has(TemporaryFolder folder, string table, string sql, string answer) =>
        File.Exists(folder.File("data/arxivbot.db"))
        && folder.Query($"SELECT count(*) FROM sqlite_master WHERE name = '{table}'") is ["1"]
        && folder.Query(sql)[0] == answer;

    /// <returns>How long it took from the start of the process until the day was stored.</returns>
    private static async Task<TimeSpan> RunUntilBuiltAsync(TemporaryFolder folder, ArxivSimulator arxiv)
    {
        var started = Stopwatch.GetTimestamp();
        using var running = Start(folder, arxiv);
        await UntilAsync(() => IsIngested(folder), running);
        var taken = Stopwatch.GetElapsedTime(started);
        await UntilAsync(() => IsBuilt(folder), running);
        running.Terminate();
        // Where all was done before it started, the signal comes before the program listens for signals.
        (await running.ExitAsync()).ShouldBeOneOf(0, 128 + 15);
        return taken;
    }

    private static async Task UntilAsync(Func<bool> isSo, ArxivBotProcess running)
    {
        while (!isSo())
        {
            if (running.HasExited)
                throw new InvalidOperationException($"arxivbot ended:\n{running.Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static ArxivBotProcess Start(TemporaryFolder folder, ArxivSimulator arxiv) => ArxivBotProcess.Start(
        folder.Path,
        new Dictionary<string, string>
        {
            ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString(),
            ["Arxiv:MinimumInterval"] = "00:00:00",
            ["Scheduling:BuildEvery"] = "00:00:01",
        },
        "run", "--date", "2025-12-16");
}
