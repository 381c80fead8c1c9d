using BenchmarkDotNet.Attributes;

namespace ArxivBot.Benchmarks;

[MemoryDiagnoser]
public class ParseBenchmarks
{
    private readonly FeedDay _real = FeedDay.Real();
    private readonly FeedDay _joined = FeedDay.Joined();

    [Benchmark]
    public object ParseRealDay() => _real.Parse();

    [Benchmark]
    public object ParseJoinedDays() => _joined.Parse();
}
