namespace ArxivBot.Summaries;

/// <summary>What a table sets side by side: its rows or its columns, each with the keys of its label.</summary>
internal sealed class Rivals
{
    private const int NameWorth = 10;

    private readonly Statement[] _statements;
    private (string[] Keys, string[] Names)[] _labels = [];

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
        _labels = [.. _statements.Select(label => (label.Keys().ToArray(), label.Names.Select(name => name.Key).ToArray()))];
    }

    public bool Have(string key) => _labels.Any(label => label.Keys.Contains(key));

    public IReadOnlyList<string> NamesOf(int label) => _labels[label].Names;

    /// <summary>First words of all labels.</summary>
    public IEnumerable<string> FirstWords => _statements.SelectMany(label => label.Tokens.Take(2)).Select(token => token.Key);

    /// <summary>Keys of the names of all labels.</summary>
    public IEnumerable<string> Names => _labels.SelectMany(label => label.Names);

    /// <summary>Whether a number belongs to others than one of them.</summary>
    /// <param name="own">That one, counted from 0.</param>
    /// <param name="segment">Of the number in the text.</param>
    public bool AreMeantBeside(int own, Statement text, int segment) => Meant(text, segment, label => label.Keys) is { Count: > 0 } meant && !meant.Contains(own);

    /// <summary>Whether two numbers belong to different ones.</summary>
    public bool Differ(Statement text, int segment, Statement other, int otherSegment) =>
        Meant(text, segment, Telling) is { Count: > 0 } here && Meant(other, otherSegment, Telling) is { Count: > 0 } there && !here.Overlaps(there);

    // In a sentence any word may stand: of a label with names only those tell what is meant.
    private static string[] Telling((string[] Keys, string[] Names) label) => label.Names.Length > 0 ? label.Names : label.Keys;

    // What is named beside the number, else what was named last before it.
    private HashSet<int> Meant(Statement text, int segment, Func<(string[] Keys, string[] Names), string[]> keysOf)
    {
        HashSet<int> meant = Best(text.Segments[segment], keysOf);
        for (var at = segment; meant.Count == 0 && at > 0 && !text.OpensAt(at); at--)
            meant = Best(text.Segments[at - 1], label => label.Names);
        return meant;
    }

    // “Dry sand” is the first of dry sand and wet sand, “sand” is both.
    private HashSet<int> Best(IReadOnlySet<string> said, Func<(string[] Keys, string[] Names), string[]> keysOf)
    {
        HashSet<int> best = [];
        var most = 1;
        for (var at = 0; at < _labels.Length; at++)
        {
            // A name tells more than any words.
            var shared = keysOf(_labels[at]).Sum(key => !said.Contains(key) ? 0 : _labels[at].Names.Contains(key) ? NameWorth : 1);
            // “Depth” alone is not “Depth Anything V2”.
            if (shared < most || shared >= NameWorth && 2 * (shared / NameWorth) < _labels[at].Names.Length)
                continue;
            if (shared > most)
                best.Clear();
            most = shared;
            best.Add(at);
        }

        return best;
    }
}
