using BenchmarkDotNet.Attributes;

namespace ArxivBot.Benchmarks;

/// <summary>The joined days into a new database file, and once more into the same.</summary>
[MemoryDiagnoser]
public class IngestBenchmarks
{
    private readonly FeedDay _day = FeedDay.Joined();
    private FeedStore? _store;

    [IterationSetup(Target = nameof(First))]
    public void Open() => _store = FeedStore.OpenAsync(_day).GetAwaiter().GetResult();

    [IterationSetup(Target = nameof(Again))]
    public void OpenAndFill()
    {
        Open();
        First().GetAwaiter().GetResult();
    }

    [IterationCleanup]
    public void Close() => _store!.Dispose();

    [Benchmark]
    public Task First() => _store!.IngestAsync();

    [Benchmark]
    public Task Again() => _store!.IngestAsync();
}
