namespace ArxivBot.Reliability.Faults;

/// <param name="Seed">Of the faults, their order, and what happens meanwhile.</param>
internal sealed record FaultPlan(int Count, int Seed)
{
    /// <summary>Each kind about equally often, in an order that nobody knows.</summary>
    public IReadOnlyList<TKind> Order<TKind>(IReadOnlyList<TKind> kinds, Random random)
    {
        return [.. Enumerable.Range(0, (Count / kinds.Count) + 1).SelectMany(_ => Shuffled()).Take(Count)];

        TKind[] Shuffled()
        {
            TKind[] all = [.. kinds];
            random.Shuffle(all);
            return all;
        }
    }
}

/// <summary>How often each kind has struck, and the longest it took until the bot was ready again.</summary>
internal sealed class FaultCounts
{
    private readonly Dictionary<string, (int Times, TimeSpan Longest)> _struck = [];

    public IReadOnlyList<(string Kind, int Times, TimeSpan Longest)> All => [.. _struck.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (kind.Key, kind.Value.Times, kind.Value.Longest))];

    public void Add(string kind, TimeSpan recovery)
    {
        var (times, longest) = _struck.GetValueOrDefault(kind);
        _struck[kind] = (times + 1, recovery > longest ? recovery : longest);
    }
}
