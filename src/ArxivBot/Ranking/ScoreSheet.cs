using ArxivBot.Matching;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>One query's scores, paper by paper. Used again for the next query, by the same thread.</summary>
internal sealed class ScoreSheet(int papers)
{
    private readonly double[] _scores = new double[papers];
    private readonly int[] _marks = new int[papers];
    private readonly List<int> _scored = [];
    private readonly PriorityQueue<int, (double Score, int Order)> _best =
        new(Comparer<(double Score, int Order)>.Create((a, b) =>
            a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Order.CompareTo(a.Order)));

    // A mark of this round says scored, the one below it dropped, anything less is of an earlier round.
    private int _round = 1;

    public Ranked Rank(CompiledQuery query, Matches matches, Listing listing, RankingOptions options)
    {
        var (matched, best) = Find(query, matches, listing, options);
        var findings = new Findings(query, matches);
        var papers = new RankedPaper[best.Length];
        for (var place = 0; place < papers.Length; place++)
            papers[place] = new RankedPaper(listing[best[place].Number]!, best[place].Score, findings);
        return new Ranked(matched, papers);
    }

    /// <returns>How many papers the query found, and the best of them, the best first.</returns>
    public (int Matched, ScoredPaper[] Best) Find(CompiledQuery query, Matches matches, IListing listing, RankingOptions options)
    {
        Score(query, matches);
        var minimum = MinimumOf(query, options);
        var matched = 0;
        foreach (var number in _scored)
        {
            if (_scores[number] < minimum || listing.OrderOf(number) is not { } order)
                continue;
            matched++;
            var rank = (_scores[number], order);
            if (_best.Count < options.MaximumPapers)
                _best.Enqueue(number, rank);
            else if (_best.Count > 0)
                _best.EnqueueDequeue(number, rank);
        }

        var best = new ScoredPaper[_best.Count];
        for (var place = best.Length - 1; place >= 0; place--)
        {
            _best.TryDequeue(out var number, out var rank);
            best[place] = new ScoredPaper(number, rank.Score, rank.Order);
        }

        return (matched, best);
    }

    /// <returns>All papers that the query found, in no order: for who orders the findings of several queries.</returns>
    public List<ScoredPaper> FindAll(CompiledQuery query, Matches matches, IListing listing, RankingOptions options)
    {
        Score(query, matches);
        var minimum = MinimumOf(query, options);
        List<ScoredPaper> all = [];
        foreach (var number in _scored)
        {
            if (_scores[number] >= minimum && listing.OrderOf(number) is { } order)
                all.Add(new ScoredPaper(number, _scores[number], order));
        }

        return all;
    }

    private static double MinimumOf(CompiledQuery query, RankingOptions options) =>
        options.Mode == RankingMode.Classic || query.Terms.Count == 0 ? double.NegativeInfinity : options.MinimumScore;

    private void Score(CompiledQuery query, Matches matches)
    {
        _round += 2;
        _scored.Clear();
        foreach (var term in query.Excluded)
        {
            foreach (var hit in matches.Of(term.Number))
            {
                if ((hit.Places & term.Where) != Places.None)
                    _marks[hit.Paper] = _round - 1;
            }
        }

        if (query.NeedsNoTerm)
        {
            for (var number = 0; number < _marks.Length; number++)
                Add(number, 0);
        }

        foreach (var term in query.Terms)
        {
            var (weight, where) = (term.Term.Weight, term.Where);
            foreach (var hit in matches.Of(term.Number))
            {
                if ((hit.Places & where) is not Places.None and var places)
                    Add(hit.Paper, Reason.AmountOf(weight, places));
            }
        }

        if (query.Condition is { } condition)
            _scored.RemoveAll(number => !condition.Holds(matches, number));

        void Add(int number, double amount)
        {
            if (_marks[number] == _round)
            {
                _scores[number] += amount;
            }
            else if (_marks[number] != _round - 1)
            {
                _marks[number] = _round;
                _scores[number] = amount;
                _scored.Add(number);
            }
        }
    }
}

/// <summary>Which papers one subscription may see.</summary>
internal interface IListing
{
    /// <summary>Among equal scores the lesser is first; null when this subscription may not see the paper.</summary>
    int? OrderOf(int number);
}

/// <param name="Number">The paper's, among all that were matched.</param>
/// <param name="Order">Among equal scores the lesser is first.</param>
internal readonly record struct ScoredPaper(int Number, double Score, int Order) : IComparable<ScoredPaper>
{
    /// <summary>The best first.</summary>
    public int CompareTo(ScoredPaper other) => Score != other.Score ? other.Score.CompareTo(Score) : Order.CompareTo(other.Order);
}
