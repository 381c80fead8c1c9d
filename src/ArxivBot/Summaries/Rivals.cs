namespace ArxivBot.Summaries;

/// <summary>What a table sets side by side: its rows or its columns, with what their labels name.</summary>
internal sealed class Rivals
{
    private readonly Statement[] _statements;

    // Keys of each label's names.
    private string[][] _labels = [];

    // What tells the labels apart: their names, and of labels without names the words that no other label has.
    private HashSet<string> _telling = [];

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
        _telling = Names.Concat(words).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<string> NamesOf(int label) => _labels[label];

    /// <summary>First words of all labels.</summary>
    public IEnumerable<string> FirstWords => _statements.SelectMany(label => label.Tokens.Take(2)).Select(token => token.Key);

    /// <summary>Whether two texts mean some of them, and none in common.</summary>
    public bool Differ(IReadOnlySet<string> keys, IReadOnlySet<string> others) =>
        _telling.Any(keys.Contains) && _telling.Any(others.Contains) && !_telling.Any(key => keys.Contains(key) && others.Contains(key));

    /// <summary>Keys of the names of all labels.</summary>
    public IEnumerable<string> Names => _labels.SelectMany(label => label);
}
