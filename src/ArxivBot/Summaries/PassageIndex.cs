namespace ArxivBot.Summaries;

/// <summary>A paper's passages, and how telling each of its words is there.</summary>
internal sealed class PassageIndex
{
    // What stands beside a passage says less about it.
    private const double Beside = 0.4;

    private readonly Dictionary<string, int> _passagesWith = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> _title;
    private readonly string? _subject;

    public PassageIndex(IReadOnlyList<Passage> passages, string title)
    {
        Passages = passages;
        _title = Statement.Of(title).All;
        foreach (var key in passages.SelectMany(passage => passage.Own.All))
            _passagesWith[key] = _passagesWith.GetValueOrDefault(key) + 1;
        foreach (var key in passages.SelectMany(passage => passage.Own.Names.Select(name => name.Key).Distinct()))
            _named[key] = _named.GetValueOrDefault(key) + 1;
        // A row begins with what it is about.
        foreach (var key in passages.Where(passage => passage.Table is not null).SelectMany(passage => passage.Own.Tokens).Where(token => token.At == 0).Select(token => token.Key))
            _named.TryAdd(key, 1);
        var most = _named.Values.DefaultIfEmpty().Max();
        _subject = passages.SelectMany(passage => passage.Own.Names).Select(name => name.Key).FirstOrDefault(key => _named[key] * 2 >= most);
    }

    public IReadOnlyList<Passage> Passages { get; }

    public bool Has(string key) => _passagesWith.ContainsKey(key) || _title.Contains(key);

    /// <returns>Above 0, rare words more; 0 for a key that the paper has not.</returns>
    public double Weight(string key) => _passagesWith.TryGetValue(key, out var passages) ? Math.Log(1 + ((double)Passages.Count / passages)) : 0;

    /// <summary>How much of what is looked for stands in a passage and beside it; a header stands over each of its rows.</summary>
    public double Overlap(Passage passage, IEnumerable<string> keys) =>
        keys.Sum(key => Weight(key) * (passage.Own.All.Contains(key) || passage.Table?.Says(key) is true ? 1 : passage.Near.Any(near => near.All.Contains(key)) ? Beside : 0));

    /// <summary>How many of the numbers stand in a passage, those beside it counting less.</summary>
    public static double Overlap(Passage passage, IEnumerable<Quantity> numbers) =>
        numbers.Sum(number => Has(passage.Own, number) ? 1 : passage.Near.Any(near => Has(near, number)) ? Beside : 0);

    /// <summary>Whether the paper writes it as a name somewhere.</summary>
    public bool IsNamed(string key) => _named.ContainsKey(key);

    /// <summary>Whether it is the first of the paper's frequent names: what the paper is about is often meant where it is not said.</summary>
    public bool IsSubject(string key) => key == _subject;

    private static bool Has(Statement statement, Quantity number) => statement.Quantities.Any(number.Renders);
}
