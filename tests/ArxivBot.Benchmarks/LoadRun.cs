using System.Diagnostics;
using System.Globalization;
using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Benchmarks;

/// <summary>One day for many subscribers, each run in turn: time and the process's peak of memory so far.</summary>
internal static class LoadRun
{
    /// <param name="args">The numbers of queries; 1, 1,000 and 100,000 when there are none.</param>
    public static int Run(IReadOnlyList<string> args)
    {
        var announced = AnnouncementDay.Load();
        List<Paper> papers = [.. announced.Select(paper => paper.Paper)];
        Console.WriteLine($"{announced.Count} papers, {Subscribers.TermsEach} terms a query, top {new RankingOptions().MaximumPapers}, {Environment.ProcessorCount} processors");
        Console.WriteLine("| queries | rule | compile ms | + match ms | + rank ms (whole) | processor ms (whole) | shown | peak MB |");
        Console.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        int[] counts = args.Count == 0 ? [1, 1_000, 100_000] : [.. args.Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
        // The first rounds are the just-in-time compiler's.
        for (var round = 0; round < 5; round++)
        {
            Measure(announced, papers, Subscribers.Queries(announced, 10), RankingMode.Words);
            Measure(announced, papers, Subscribers.Queries(announced, 10), RankingMode.Classic);
        }

        foreach (var count in counts)
        {
            var queries = Subscribers.Queries(announced, count);
            Console.WriteLine(Measure(announced, papers, queries, RankingMode.Words));
            Console.WriteLine(Measure(announced, papers, queries, RankingMode.Classic));
        }

        return 0;
    }

    private static string Measure(IReadOnlyList<AnnouncedPaper> announced, List<Paper> papers, Query[] queries, RankingMode mode)
    {
        RankingRequest[] requests = [.. queries.Select(query => new RankingRequest(query, new RankingOptions { Mode = mode }))];
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var matcher = mode == RankingMode.Words ? Matcher.Words(queries) : Matcher.Substrings(queries);
        var compiled = clock.Elapsed;
        matcher.Match(papers);
        var matched = clock.Elapsed;
        matcher = null;
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        clock.Restart();
        var ranked = Ranker.RankAll(announced, requests);
        var whole = clock.Elapsed;
        processor = Environment.CpuUsage.TotalTime - processor;
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {queries.Length:N0} | {mode} | {compiled.TotalMilliseconds:N1} | {matched.TotalMilliseconds:N1} | {whole.TotalMilliseconds:N1} | {processor.TotalMilliseconds:N1} | {ranked.Sum(r => r.Papers.Count):N0} | {process.PeakWorkingSet64 / 1048576.0:N0} |");
    }
}
