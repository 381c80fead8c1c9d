namespace ArxivBot.Subscriptions;

/// <summary>What a person wants to read about: a tree whose leaves are terms. <c>docs/query.md</c> is the language.</summary>
/// <param name="Root">Without anything in it, every paper matches with score 0.</param>
internal sealed record Query(QueryGroup Root)
{
    /// <summary>A paper matches when any term is in it and no excluded one is.</summary>
    public Query(IReadOnlyList<Term> terms, IReadOnlyList<Term> excluded)
        : this(new QueryGroup(terms, [], excluded))
    {
    }

    /// <summary>All terms that give a paper score, wherever they stand in the tree.</summary>
    public IReadOnlyList<Term> Terms => [.. Root.Scoring];

    /// <summary>What drops a paper by itself; not what is excluded inside brackets.</summary>
    public IReadOnlyList<Term> Excluded => [.. Root.Not.OfType<Term>()];

    public bool IsEverything => Root.Any.Count + Root.Must.Count + Root.Not.Count == 0;

    /// <summary>Words, phrases and excluded ones only: all that <see cref="RankingMode.Classic"/> can tell.</summary>
    public bool IsPlain => Root.Must.Count == 0
        && Root.Any.Concat(Root.Not).All(node => node is Term { Field: QueryField.Text, IsPattern: false });
}
