using ArxivBot.Matching;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>One query's scores, paper by paper. Used again for the next query, by the same thread.</summary>
internal sealed class ScoreSheet(int papers)
{
    private readonly double[] _scores = new double[papers];
    private readonly int[] _marks = new int[papers];
    private readonly List<int> _scored = [];
    private readonly PriorityQueue<Entry, (double Score, int Order)> _best =
        new(Comparer<(double Score, int Order)>.Create((a, b) =>
            a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Order.CompareTo(a.Order)));

    // A mark of this round says scored, the one below it dropped, anything less is of an earlier round.
    private int _round = 1;

    public Ranked Rank(CompiledQuery query, Matches matches, Listing listing, RankingOptions options)
    {
        Score(query, matches);
        var minimum = options.Mode == RankingMode.Classic || query.Terms.Count == 0 ? double.NegativeInfinity : options.MinimumScore;
        var matched = 0;
        foreach (var number in _scored)
        {
            if (_scores[number] < minimum || listing[number] is not { } entry)
                continue;
            matched++;
            var rank = (_scores[number], entry.Order);
            if (_best.Count < options.MaximumPapers)
                _best.Enqueue(entry, rank);
            else if (_best.Count > 0)
                _best.EnqueueDequeue(entry, rank);
        }

        var papers = new RankedPaper[_best.Count];
        var findings = new Findings(query, matches);
        for (var place = papers.Length - 1; place >= 0; place--)
        {
            var entry = _best.Dequeue();
            papers[place] = new RankedPaper(entry, _scores[entry.Number], findings);
        }

        return new Ranked(matched, papers);
    }

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
