using System.Globalization;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Reliability.Replay.World;

/// <summary>
/// Lists made up from a seed, day after day: new papers, cross-lists of yesterday's papers and new versions of earlier ones.
/// </summary>
internal sealed class GeneratedLists(Random random)
{
    private const int IdsAnEvening = 900, FirstDaysOfTheSmallCategory = 7;

    private static readonly string[] Large = ["cs.AI", "cs.CL", "cs.CV", "cs.LG"];

    private readonly List<(DateOnly Day, SimulatedPaper Paper)> _papers = [];
    private int _days;

    /// <param name="categories">Of these a list each.</param>
    /// <param name="ids">The ids that the evening gives out to them, in order; null makes some up.</param>
    public IEnumerable<DayList> Of(DateOnly day, IReadOnlyList<string> categories, IEnumerable<string>? ids = null)
    {
        _days++;
        List<SimulatedPaper> announced = [.. News(day, categories, [.. ids ?? Ids(day)]), .. Crosses(day, categories), .. Replacements(day, categories)];
        foreach (var category in categories)
        {
            var lines = announced.Select(paper => (Paper: paper, Kind: paper.TypeIn([category]))).Where(line => line.Kind is not null).ToList();
            yield return new DayList(
                category, day, [.. lines.Select(line => new ListedPaper(line.Paper.Id, line.Kind!.Value, new(line.Paper.Title, line.Paper.Abstract, line.Paper.Authors)))],
                date => new FeedBuilder(date, category).Add(lines.Select(line => line.Paper)).Build());
        }
    }

    private List<SimulatedPaper> News(DateOnly day, IReadOnlyList<string> categories, List<string> ids)
    {
        var primaries = categories.SelectMany(category => Enumerable.Repeat(category, CountOf(category))).ToArray();
        random.Shuffle(primaries);
        var papers = primaries.Zip(ids, (primary, id) => New(id, primary, categories)).ToList();
        _papers.AddRange(papers.Select(paper => (day, paper)));
        return papers;
    }

    private int CountOf(string category) => category switch
    {
        Words.SmallCategory => random.Next(_days <= FirstDaysOfTheSmallCategory ? 1 : 0, 3),
        _ when Large.Contains(category) => random.Next(21, 30),
        _ => random.Next(7, 13),
    };

    private SimulatedPaper New(string id, string primary, IReadOnlyList<string> categories)
    {
        var others = primary != Words.SmallCategory && random.Next(3) == 0 ? new[] { Another([primary], categories) } : [];
        return new SimulatedPaper(id, Text(6, 0.3), [primary, .. others])
        {
            Abstract = $"{Text(22, 0.2)}.",
            Authors = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(Words.Authors)).Distinct()),
        };
    }

    private List<SimulatedPaper> Crosses(DateOnly day, IReadOnlyList<string> categories)
    {
        List<SimulatedPaper> crosses = [];
        foreach (var (at, (since, paper)) in _papers.Index().Where(p => p.Item.Day < day && p.Item.Day >= Calendar.Before(day) && random.Next(12) == 0).ToList())
        {
            if (paper.Categories.Count > 1 || !categories.Contains(paper.Categories[0]))
                continue;
            var cross = paper with { Categories = [paper.Categories[0], Another(paper.Categories, categories)] };
            _papers[at] = (since, cross);
            crosses.Add(cross with { Action = PaperAction.Cross });
        }

        return crosses;
    }

    private List<SimulatedPaper> Replacements(DateOnly day, IReadOnlyList<string> categories)
    {
        List<SimulatedPaper> replacements = [];
        foreach (var (at, (since, paper)) in _papers.Index().Where(p => p.Item.Day < Calendar.Before(day) && random.Next(60) == 0).ToList())
        {
            if (paper.Version >= 5 || paper.Categories[0] == Words.SmallCategory || !paper.Categories.All(categories.Contains))
                continue;
            var next = paper with { Version = paper.Version + 1 };
            _papers[at] = (since, next);
            replacements.Add(next with { Action = PaperAction.Replace });
        }

        return replacements;
    }

    private static IEnumerable<string> Ids(DateOnly day)
    {
        var evening = day.AddDays(-1);
        return Enumerable.Range(1, IdsAnEvening)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{evening:yyMM}.{(evening.Day - 1) * IdsAnEvening + number:00000}"));
    }

    private string Another(IReadOnlyList<string> than, IReadOnlyList<string> categories) =>
        Pick([.. categories.Where(category => category != Words.SmallCategory && !than.Contains(category))]);

    private string Text(int words, double topical) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(topical)));

    private string Word(double topical) => random.NextDouble() switch
    {
        var chance when chance < topical => Pick(Words.Asked),
        var chance when chance < topical + 0.03 => Pick(Words.Watched),
        var chance when chance < topical + 0.04 => Pick(Words.Unwanted),
        _ => Pick(Words.Filler),
    };

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
