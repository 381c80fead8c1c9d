using ArxivBot.Ranking;
using ArxivBot.Subscriptions;
using BenchmarkDotNet.Attributes;

namespace ArxivBot.Benchmarks;

/// <summary>The joined days from XML to the ranked papers of the sample subscription.</summary>
[MemoryDiagnoser]
public class ConfigurationBenchmarks
{
    private readonly FeedDay _day = FeedDay.Joined();
    private readonly Wish _wish = Wish.From(new SubscriptionOptions());

    [Benchmark]
    public object ParseMatchAndRankByWords() => Run(RankingMode.Words);

    [Benchmark]
    public object ParseMatchAndRankClassic() => Run(RankingMode.Classic);

    internal Ranked Run(RankingMode mode) => Ranker.Rank(_day.Parse(), _wish.Query, new RankingOptions { Mode = mode });
}
