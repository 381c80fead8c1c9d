using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>Some queries' terms, looked up in papers that have been indexed: the same as <see cref="Matcher.Words"/> finds in them.</summary>
internal sealed class IndexedMatcher
{
    private readonly WordPatterns _patterns = new();
    private readonly TermHits _found;

    public IndexedMatcher(IReadOnlyList<Query> queries)
    {
        Queries = [.. queries.Select(_patterns.Add)];
        _found = new TermHits(_patterns.Terms);
    }

    /// <summary>In the order given.</summary>
    public IReadOnlyList<CompiledQuery> Queries { get; }

    /// <summary>Whether there are regular expressions, for which the texts have to be read.</summary>
    public bool NeedsTexts => !_patterns.Regexes.IsEmpty;

    /// <param name="offset">The number of the index's first paper.</param>
    public void Find(TextIndex index, int offset)
    {
        _found.Offset = offset;
        _patterns.Find(index, _found);
        _found.Offset = 0;
    }

    /// <summary>Takes texts for the regular expressions, some papers at a time.</summary>
    public Action<IReadOnlyList<(int Paper, string Title, string Abstract)>> NewReader() => _patterns.Regexes.Into(_found);

    public Matches ToMatches() => _found.ToMatches();
}
