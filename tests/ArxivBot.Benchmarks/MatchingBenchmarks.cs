using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;
using BenchmarkDotNet.Attributes;

namespace ArxivBot.Benchmarks;

[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private IReadOnlyList<AnnouncedPaper> _announced = [];
    private IReadOnlyList<Paper> _papers = [];
    private Query[] _queries = [];
    private RankingRequest[] _requests = [];

    [Params(1, 1_000, 100_000)]
    public int Queries { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _announced = AnnouncementDay.Load();
        _papers = [.. _announced.Select(announced => announced.Paper)];
        _queries = Subscribers.Queries(_announced, Queries);
        _requests = [.. _queries.Select(query => new RankingRequest(query, new RankingOptions()))];
    }

    [Benchmark]
    public object Compile() => Matcher.Words(_queries);

    [Benchmark]
    public object CompileAndMatch() => Matcher.Words(_queries).Match(_papers);

    [Benchmark]
    public object CompileMatchAndRank() => Ranker.RankAll(_announced, _requests);
}
