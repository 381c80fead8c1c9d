using System.Diagnostics;
using System.Globalization;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Benchmarks.Load;

/// <summary>A day of 1,600 papers for many subscribers, whose queries are all different.</summary>
internal static class QueriesRow
{
    private const int WarmUps = 5, QueriesToWarmUp = 10;

    public static Task<Measurement> Run(int count, RankingMode mode)
    {
        var announced = AnnouncementDay.Load();
        var warmUp = Requests(QueriesToWarmUp);
        for (var round = 0; round < WarmUps; round++)
            Ranker.RankAll(announced, warmUp);
        var requests = Requests(count);
        GC.Collect();
        var held = GC.GetTotalMemory(forceFullCollection: false) / 1048576.0;
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var ranked = Ranker.RankAll(announced, requests);
        var (time, processor) = (clock.Elapsed, Environment.CpuUsage.TotalTime - before);
        return Task.FromResult(LoadRow.Measured(time, processor, string.Create(
            CultureInfo.InvariantCulture,
            $"{announced.Count:N0} papers, {Subscribers.TermsEach} terms a query, {ranked.Sum(r => r.Papers.Count):N0} shown; queries and papers hold {held:N0} MB")));

        RankingRequest[] Requests(int queries) =>
            [.. Subscribers.Queries(announced, queries).Select(query => new RankingRequest(query, new RankingOptions { Mode = mode }))];
    }
}
