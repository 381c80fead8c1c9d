using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Summaries.Extractive;

/// <summary>Finds the places of a paper that share words with a question, rare words counting more. It knows no synonyms.</summary>
internal sealed class PassageSearch
{
    private const int Most = 3;

    // Of what the question's words weigh together; a passage with less is about something else.
    private const double Least = 0.45;

    // Of what the best passage has; one with less adds little.
    private const double Share = 0.7;

    // Of the words of the shorter; such a passage says the same again, as an abstract and a conclusion do.
    private const double MostAlike = 0.8;

    // A number of the question tells as much as a rare word.
    private const double Number = 2;

    private readonly PassageIndex _index;

    public PassageSearch(PaperText paper)
    {
        Quotations = [.. Quotation.Of(paper)];
        // A section's title says what its passages are about, and they often do not.
        Statement[] own = [.. Quotations.Select(quotation => Statement.Of($"{quotation.Section}: {quotation.Text}"))];
        _index = new PassageIndex([.. own.Select((statement, at) => new Passage(statement, [.. Beside(at).Select(near => own[near])], null))], paper.Title);
    }

    /// <summary>All of the paper, in its order.</summary>
    public IReadOnlyList<Quotation> Quotations { get; }

    /// <summary>The passages that have enough of what is asked, the nearest first; none when it does not stand in the paper.</summary>
    public IReadOnlyList<Quotation> Nearest(AskedWords asked)
    {
        var keys = KeysOf(asked);
        var (overlaps, scores) = (_index.Overlaps(keys), Scores(asked));
        var total = keys.Sum(key => _index.Has(key) ? _index.Weight(key) : Math.Log(1 + Quotations.Count));
        var shared = new int[Quotations.Count];
        foreach (var key in keys)
        {
            foreach (var (at, overlap) in _index.Overlaps([key]).Index())
                shared[at] += overlap > 0 ? 1 : 0;
        }

        List<int> found = [];
        foreach (var at in Order(scores))
        {
            // Of several words one is not enough: it may be there by chance.
            var isAbout = keys.Count == 0 ? scores[at] > 0 : total > 0 && overlaps[at] >= total * Least && shared[at] >= Math.Min(2, keys.Count);
            if (isAbout && (found.Count == 0 || scores[at] >= scores[found[0]] * Share) && !found.Any(other => IsAlike(at, other)))
                found.Add(at);
            if (found.Count == Most)
                break;
        }

        return [.. found.Select(at => Quotations[at])];
    }

    /// <summary>All passages, counted from 0, the nearest first; what shares nothing comes last, from everywhere in the paper.</summary>
    public IEnumerable<int> Order(AskedWords asked) => Order(Scores(asked));

    /// <summary>Words of the question that the paper has nowhere.</summary>
    public IReadOnlyList<string> Missing(AskedWords asked) => [.. asked.Words.Where(word => !_index.Has(KeyOf(word.Key))).Select(word => word.Word)];

    // Steps of the golden ratio never come close to where they were: any number of them is spread evenly.
    private static IEnumerable<int> Order(double[] scores) =>
        Enumerable.Range(0, scores.Length).OrderByDescending(at => scores[at]).ThenBy(at => scores[at] > 0 ? at : at * 0.618_033_988_749_895 % 1);

    private double[] Scores(AskedWords asked)
    {
        var scores = _index.Overlaps(KeysOf(asked));
        foreach (var number in asked.Numbers)
        {
            foreach (var (at, overlap) in _index.Overlaps(number).Index())
                scores[at] += overlap * Number;
        }

        return scores;
    }

    private List<string> KeysOf(AskedWords asked) => [.. asked.Words.Select(word => KeyOf(word.Key)).Distinct()];

    // In the plural as the paper has it, else in the singular.
    private string KeyOf(string key) => _index.Has(key) || !key.EndsWith('s') ? key : key[..^1];

    private bool IsAlike(int one, int other)
    {
        var (left, right) = (_index.Passages[one].Own.All, _index.Passages[other].Own.All);
        return left.Count(right.Contains) >= Math.Min(left.Count, right.Count) * MostAlike;
    }

    private IEnumerable<int> Beside(int at) =>
        ((int[])[at - 1, at + 1]).Where(near => near >= 0 && near < Quotations.Count && Quotations[near].Section == Quotations[at].Section);
}
