namespace ArxivBot.Matching;

/// <summary>Where in a paper a term stands.</summary>
[Flags]
internal enum Places
{
    None = 0,
    Title = 1,
    Abstract = 2,
    Text = Title | Abstract,
    Authors = 4,
    Categories = 8,
}

/// <param name="Paper">The paper's place in the list that was matched, counted from 0.</param>
internal readonly record struct Hit(int Paper, Places Places);

/// <summary>For each term of all queries the papers that hold it.</summary>
internal sealed class Matches
{
    private readonly int[] _starts;
    private readonly Hit[] _hits;

    private Matches(int[] starts, Hit[] hits)
    {
        _starts = starts;
        _hits = hits;
    }

    public ReadOnlySpan<Hit> Of(int term) => _hits.AsSpan(_starts[term].._starts[term + 1]);

    public Places Of(int term, int paper)
    {
        var hits = Of(term);
        var at = hits.BinarySearch(new PaperIs(paper));
        return at < 0 ? Places.None : hits[at].Places;
    }

    /// <param name="found">For each paper the terms it holds, each once.</param>
    public static Matches Invert(IReadOnlyList<(int Term, Places Places)[]> found, int terms)
    {
        var starts = new int[terms + 1];
        foreach (var paper in found)
        {
            foreach (var (term, _) in paper)
                starts[term + 1]++;
        }

        for (var term = 0; term < terms; term++)
            starts[term + 1] += starts[term];
        var hits = new Hit[starts[terms]];
        var next = starts.AsSpan(0, terms).ToArray();
        for (var paper = 0; paper < found.Count; paper++)
        {
            foreach (var (term, places) in found[paper])
                hits[next[term]++] = new Hit(paper, places);
        }

        return new Matches(starts, hits);
    }

    /// <param name="hits">For each term the papers that hold it, ascending.</param>
    public static Matches Of(IReadOnlyList<List<Hit>> hits)
    {
        var starts = new int[hits.Count + 1];
        for (var term = 0; term < hits.Count; term++)
            starts[term + 1] = starts[term] + hits[term].Count;
        return new Matches(starts, [.. hits.SelectMany(ofTerm => ofTerm)]);
    }

    private readonly struct PaperIs(int paper) : IComparable<Hit>
    {
        public int CompareTo(Hit other) => paper.CompareTo(other.Paper);
    }
}
