using ArxivBot.Subscriptions;
using CsCheck;

namespace ArxivBot.Tests.Subscriptions;

/// <summary>Trees as the language can say them.</summary>
internal static class GeneratedQueries
{
    private static readonly Gen<double> Weight = Gen.OneOf(Gen.Const(1.0), Gen.Const(1.0), Gen.Double[0.001, 100], Gen.Int[1, 100].Select(n => (double)n));

    public static Gen<Query> Of(Gen<Term> term) =>
        Gen.Select(Nodes(Weighted(term), term, 3), Nodes(Weighted(term), term, 3), Nodes(term, term, 2), (any, must, not) => new Query(QueryGroup.Of(any, must, not)));

    private static Gen<Term> Weighted(Gen<Term> term) => Gen.Select(term, Weight, (one, weight) => one with { Weight = weight });

    /// <param name="inner">What stands below an exclusion, where nothing has a weight.</param>
    private static Gen<QueryNode[]> Nodes(Gen<Term> outer, Gen<Term> inner, int depth)
    {
        var leaf = outer.Select(term => (QueryNode)term);
        var node = depth == 0
            ? leaf
            : Gen.OneOf(leaf, leaf, Gen.Select(Nodes(outer, inner, depth - 1), Nodes(outer, inner, depth - 1), Nodes(inner, inner, depth - 1), leaf, Group));
        return node.Array[0, 3];
    }

    private static QueryNode Group(QueryNode[] any, QueryNode[] must, QueryNode[] not, QueryNode instead) =>
        any.Length + must.Length + not.Length == 0 ? instead : QueryGroup.Of(any, must, not).AsNode();
}
