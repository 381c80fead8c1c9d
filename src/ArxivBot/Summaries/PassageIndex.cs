namespace ArxivBot.Summaries;

/// <summary>A paper's passages, and how telling each of its words is there.</summary>
internal sealed class PassageIndex
{
    // What stands beside a passage says less about it.
    private const double Beside = 0.4;

    private readonly Dictionary<string, int> _passagesWith = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> _title;

    public PassageIndex(IReadOnlyList<Passage> passages, string title)
    {
        Passages = passages;
        _title = Statement.Of(title).All;
        foreach (var key in passages.SelectMany(passage => passage.Own.All))
            _passagesWith[key] = _passagesWith.GetValueOrDefault(key) + 1;
    }

    public IReadOnlyList<Passage> Passages { get; }

    public bool Has(string key) => _passagesWith.ContainsKey(key) || _title.Contains(key);

    /// <returns>Above 0, rare words more; 0 for a key that the paper has not.</returns>
    public double Weight(string key) => _passagesWith.TryGetValue(key, out var passages) ? Math.Log(1 + ((double)Passages.Count / passages)) : 0;

    /// <summary>How much of what is looked for stands in a passage and beside it.</summary>
    public double Overlap(Passage passage, IEnumerable<string> keys) =>
        keys.Sum(key => Weight(key) * (passage.Own.All.Contains(key) ? 1 : passage.Near.Any(near => near.All.Contains(key)) ? Beside : 0));
}
