namespace ArxivBot.Subscriptions;

/// <summary>
/// What stands between brackets. It holds when any of <paramref name="Any"/> holds (or there is none), all of
/// <paramref name="Must"/> do and none of <paramref name="Not"/>. So <c>a AND NOT b</c> and <c>+a -b</c> are one tree.
/// </summary>
internal sealed record QueryGroup(
    IReadOnlyList<QueryNode> Any, IReadOnlyList<QueryNode> Must, IReadOnlyList<QueryNode> Not) : QueryNode
{
    /// <summary>All terms below that are not excluded.</summary>
    public IEnumerable<Term> Scoring
    {
        get
        {
            foreach (var node in Must.Count == 0 ? Any : Any.Concat(Must))
            {
                if (node is Term term)
                {
                    yield return term;
                    continue;
                }

                foreach (var inside in ((QueryGroup)node).Scoring)
                    yield return inside;
            }
        }
    }

    /// <summary>Whether alternatives and exclusions of terms say it all.</summary>
    public bool IsFlat => Must.Count == 0 && Any.All(node => node is Term) && Not.All(node => node is Term);

    /// <summary>
    /// The one tree for all the ways to write the same nesting: brackets that change nothing are gone, and what is alone
    /// among the alternatives is not told from what must be there. The children are such trees already.
    /// </summary>
    public static QueryGroup Of(IEnumerable<QueryNode> any, IEnumerable<QueryNode> must, IEnumerable<QueryNode> not)
    {
        List<QueryNode> alternatives = [.. any.SelectMany(Alternatives)];
        List<QueryNode> required = [.. must];
        List<QueryNode> excluded = [.. not.SelectMany(Alternatives)];
        if (alternatives.Count == 1)
        {
            required.Add(alternatives[0]);
            alternatives.Clear();
        }

        foreach (var group in required.OfType<QueryGroup>().Where(group => group.Any.Count <= 1).ToList())
        {
            var at = required.IndexOf(group);
            required.RemoveAt(at);
            required.InsertRange(at, group.Any.Concat(group.Must));
            excluded.AddRange(group.Not);
        }

        if (alternatives.Count == 0 && required is [QueryGroup only])
        {
            (alternatives, required) = ([.. only.Any], [.. only.Must]);
            excluded.AddRange(only.Not);
        }

        return required.Count == 1 && alternatives.Count == 0
            ? new QueryGroup(required, [], excluded)
            : new QueryGroup(alternatives, required, excluded);
    }

    /// <summary>The same as one node: the term itself where there is nothing else.</summary>
    public QueryNode AsNode() => this is { Any: [var only], Must: [], Not: [] } ? only : this;

    public bool Equals(QueryGroup? other) =>
        other is not null && Any.SequenceEqual(other.Any) && Must.SequenceEqual(other.Must) && Not.SequenceEqual(other.Not);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var nodes in (ReadOnlySpan<IReadOnlyList<QueryNode>>)[Any, Must, Not])
        {
            hash.Add(nodes.Count);
            for (var at = 0; at < nodes.Count; at++)
                hash.Add(nodes[at]);
        }

        return hash.ToHashCode();
    }

    private static IEnumerable<QueryNode> Alternatives(QueryNode node) =>
        node is QueryGroup { Must: [], Not: [] } group ? group.Any : [node];
}
