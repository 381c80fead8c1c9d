namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What a table sets side by side: its rows or its columns, with what their labels name.</summary>
internal sealed class Rivals
{
    private readonly Statement[] _statements;

    // Keys of each label's names.
    private string[][] _labels = [];

    // What tells labels without names apart: the words that no other of them has.
    private HashSet<string> _words = [];
    private HashSet<string> _names = [];

    public Rivals(IEnumerable<Statement> labels)
    {
        _statements = [.. labels];
        NameOpenings(_ => false);
    }

    /// <summary>Takes the labels' first words for names where they are.</summary>
    public void NameOpenings(Func<string, bool> isName)
    {
        // What is measured has a unit.
        foreach (var label in _statements.Where(label => !label.Text.AsSpan().ContainsAny('(', '[')))
            label.NameOpening(isName);
        _labels = [.. _statements.Select(label => label.Names.Select(name => name.Key).ToArray())];
        var words = _statements.Where(label => label.Names.Count == 0).SelectMany(label => label.Words()).GroupBy(word => word).Where(word => word.Count() == 1).Select(word => word.Key);
        (_names, _words) = (Names.ToHashSet(StringComparer.Ordinal), words.ToHashSet(StringComparer.Ordinal));
    }

    public IReadOnlyList<string> NamesOf(int label) => _labels[label];

    public IReadOnlySet<string> KeysOf(int label) => _statements[label].All;

    /// <summary>First words of all labels.</summary>
    public IEnumerable<string> FirstWords => _statements.SelectMany(label => label.Tokens.Take(2)).Select(token => token.Key);

    /// <summary>Whether two texts name some of them, and none in common.</summary>
    public bool DifferInNames(IReadOnlySet<string> keys, IReadOnlySet<string> others) => Differ(_names, keys, others);

    /// <summary>Whether two texts have words of some that have no name, and none in common.</summary>
    public bool DifferInWords(IReadOnlySet<string> keys, IReadOnlySet<string> others) => Differ(_words, keys, others);

    private static bool Differ(HashSet<string> telling, IReadOnlySet<string> keys, IReadOnlySet<string> others) =>
        telling.Any(keys.Contains) && telling.Any(others.Contains) && !telling.Any(key => keys.Contains(key) && others.Contains(key));

    /// <summary>Keys of the names of all labels.</summary>
    public IEnumerable<string> Names => _labels.SelectMany(label => label);
}
