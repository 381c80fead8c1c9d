namespace ArxivBot.Matching;

/// <summary>The papers met for each term so far, in any order and as often as they come.</summary>
internal sealed class TermHits
{
    private readonly List<Hit>[] _hits;

    public TermHits(int terms)
    {
        _hits = new List<Hit>[terms];
        for (var term = 0; term < terms; term++)
            _hits[term] = [];
    }

    /// <summary>Added to the number of each paper that is added.</summary>
    public int Offset { get; set; }

    public void Add(int term, int paper, Places places) => _hits[term].Add(new Hit(Offset + paper, places));

    public Matches ToMatches()
    {
        foreach (var hits in _hits)
            Merge(hits);
        return Matches.Of(_hits);
    }

    // One spelling's papers come in order; those of several do not.
    private static void Merge(List<Hit> hits)
    {
        var isInOrder = true;
        for (var at = 1; at < hits.Count && isInOrder; at++)
            isInOrder = hits[at - 1].Paper < hits[at].Paper;
        if (isInOrder)
            return;
        hits.Sort((a, b) => a.Paper.CompareTo(b.Paper));
        var last = 0;
        for (var at = 1; at < hits.Count; at++)
        {
            if (hits[at].Paper == hits[last].Paper)
                hits[last] = hits[last] with { Places = hits[last].Places | hits[at].Places };
            else
                hits[++last] = hits[at];
        }

        hits.RemoveRange(last + 1, hits.Count - last - 1);
    }
}
