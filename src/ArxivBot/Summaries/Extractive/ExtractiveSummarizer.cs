using ArxivBot.Arxiv.FullText;
using ArxivBot.Documents;

namespace ArxivBot.Summaries.Extractive;

/// <summary>
/// A summary in the paper's own sentences, without a model: central ones (<see cref="LexRank"/>), from the sections where
/// authors say such things, with the phrases they say them in, and none that repeats another (maximal marginal relevance,
/// J. Carbonell and J. Goldstein, SIGIR 1998). The same for the same text.
/// </summary>
internal static class ExtractiveSummarizer
{
    private const int PointsEach = 3, PointsOfAnAbstract = 2, LongestTake = 400;

    /// <summary>Of what a sentence is worth; the rest is taken off for likeness to what is chosen already.</summary>
    private const double Worth = 0.7;

    /// <summary>More alike, a sentence says the same again.</summary>
    private const double TooAlike = 0.6;

    /// <summary>Of the words of the shorter sentence, by weight: the longer says all of it.</summary>
    private const double MostHeld = 0.75;

    public static PaperSummary Summarize(PaperText paper)
    {
        var candidates = Candidate.Of(paper);
        if (candidates.Count == 0)
            return new PaperSummary { Take = LastResort(paper), Parts = [] };
        var rank = new LexRank([.. candidates.Select(candidate => candidate.Text)]);
        var choice = new Choice(candidates, rank, onlyAbstract: candidates.All(candidate => candidate.Section.Kind == SectionKind.Abstract));
        var take = choice.Take();
        List<SummaryPart> parts = [];
        // Where a paper admits its limits is the surest to tell, and its method the least.
        foreach (var kind in (SummaryPartKind[])[SummaryPartKind.Limits, SummaryPartKind.Contribution, SummaryPartKind.Results, SummaryPartKind.Method])
        {
            if (choice.Points(kind) is { Count: > 0 } points)
                parts.Add(new SummaryPart(kind, points));
        }

        return new PaperSummary { Take = take, Parts = [.. parts.OrderBy(part => part.Kind)] };
    }

    /// <summary>Nothing reads as a sentence: then the beginning as it stands, or the title.</summary>
    private static string LastResort(PaperText paper)
    {
        var first = paper.Sections.SelectMany(section => section.Paragraphs).SelectMany(Sentences.Of).FirstOrDefault() ?? paper.Title;
        return UntrustedText.Cut(UntrustedText.OneLine(first), LongestTake);
    }

    private sealed class Choice(IReadOnlyList<Candidate> candidates, LexRank rank, bool onlyAbstract)
    {
        private readonly List<int> _chosen = [];

        public string Take()
        {
            var best = Enumerable.Range(0, candidates.Count).MaxBy(at => rank.Scores[at] + Relevance.ForTake(candidates[at]));
            _chosen.Add(best);
            return Prose.WithoutHeading(candidates[best].Text);
        }

        private List<int> Eligible(SummaryPartKind kind)
        {
            List<int> eligible = [.. Enumerable.Range(0, candidates.Count).Except(_chosen).Where(at =>
                Relevance.IsEligible(candidates[at], kind, onlyAbstract) && !Relevance.IsBackground(candidates[at], candidates[_chosen[0]]))];
            // A text in another language has no phrases that are known.
            return kind == SummaryPartKind.Results && eligible.Any(at => Relevance.IsOutcome(candidates[at]))
                ? [.. eligible.Where(at => Relevance.IsOutcome(candidates[at]))]
                : eligible;
        }

        public IReadOnlyList<SummaryPoint> Points(SummaryPartKind kind)
        {
            List<int> points = [];
            var free = Eligible(kind).ToDictionary(at => at, at => (Score: rank.Scores[at] + Relevance.Of(candidates[at], kind), Alike: 0.0));
            foreach (var chosen in _chosen)
                Compare(chosen);
            while (points.Count < (onlyAbstract ? PointsOfAnAbstract : PointsEach) && free.Count > 0)
            {
                var best = free.MaxBy(point => Worth * point.Value.Score - (1 - Worth) * 2 * point.Value.Alike).Key;
                free.Remove(best);
                points.Add(best);
                Compare(best);
            }

            _chosen.AddRange(points);
            return [.. points.Order().Select(at => new SummaryPoint(Prose.WithoutHeading(candidates[at].Text), candidates[at].Section.Title))];

            void Compare(int chosen)
            {
                foreach (var (at, (score, alike)) in free.ToArray())
                {
                    var likeness = Math.Max(alike, rank.Alike(at, chosen));
                    if (likeness > TooAlike || rank.Held(at, chosen) > MostHeld)
                        free.Remove(at);
                    else
                        free[at] = (score, likeness);
                }
            }
        }
    }
}
