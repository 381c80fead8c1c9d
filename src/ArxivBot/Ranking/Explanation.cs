using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>Why one paper matches a query, or does not.</summary>
internal abstract record Explanation
{
    private Explanation()
    {
    }

    internal sealed record Matches(double Score, Why Why) : Explanation;

    /// <param name="By">The terms that drop it, as the subscriber wrote them.</param>
    internal sealed record Excluded(IReadOnlyList<string> By) : Explanation;

    /// <param name="Required">What must be there and is not.</param>
    internal sealed record Lacks(IReadOnlyList<string> Required) : Explanation;

    internal sealed record NoTerm : Explanation;

    internal sealed record TooLow(double Score, Why Why) : Explanation;

    public static Explanation Of(AnnouncedPaper announced, Query query, RankingOptions options)
    {
        var found = Rank(query);
        if (found is { } paper)
        {
            var isTooLow = options.Mode == RankingMode.Words && query.Terms.Count > 0 && paper.Score < options.MinimumScore;
            return isTooLow ? new TooLow(paper.Score, paper.Why) : new Matches(paper.Score, paper.Why);
        }

        // Each part of the tree is asked by itself: whatever it is, it has dropped the paper or it has not.
        var excluded = query.Root.Not.Where(Holds).ToList();
        if (excluded.Count > 0)
            return new Excluded([.. excluded.Select(Print)]);
        var lacking = query.Root.Must.Where(node => !Holds(node)).ToList();
        return lacking.Count > 0 ? new Lacks([.. lacking.Select(Print)]) : new NoTerm();

        bool Holds(QueryNode node) => Rank(AsQuery(node)) is not null;

        // As if it were new in its own list: why it may not be seen there is another question.
        RankedPaper? Rank(Query asked) =>
            Ranker.Rank([announced with { Kind = Arxiv.AnnouncementKind.New }], asked, options with { MinimumScore = 0, MaximumPapers = 1 }).Papers is [var only] ? only : null;
    }

    private static string Print(QueryNode node) => QueryText.Print(AsQuery(node));

    private static Query AsQuery(QueryNode node) => new(node as QueryGroup ?? new QueryGroup([node], [], []));
}
