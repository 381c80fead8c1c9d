using ArxivBot.Arxiv;
using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>Which of the day's papers one subscription may see, and how they stand when their scores are equal.</summary>
internal sealed class Listing
{
    private readonly Entry?[] _byNumber;

    private Listing(int papers) => _byNumber = new Entry?[papers];

    /// <summary>Null when this subscription may not see the paper.</summary>
    public Entry? this[int number] => _byNumber[number];

    public static Listing Of(
        IReadOnlyList<AnnouncedPaper> announced, Numbering numbering, RankingOptions options, IReadOnlyList<string>? categories) =>
        options.Mode switch
        {
            RankingMode.Words => Words(announced, numbering, options.IncludeReplacements, categories),
            RankingMode.Classic => Classic(announced, numbering, categories),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Mode, null),
        };

    /// <summary>Each paper once, as the best kind it was announced as; new papers stand before cross-lists, then by id.</summary>
    private static Listing Words(
        IReadOnlyList<AnnouncedPaper> announced, Numbering numbering, bool replacements, IReadOnlyList<string>? categories)
    {
        var listing = new Listing(numbering.Papers.Count);
        foreach (var paper in announced)
        {
            if (!replacements && !paper.Kind.IsFirst())
                continue;
            if (categories is not null && !categories.Contains(paper.Category))
                continue;
            var number = numbering.Of(paper);
            if (listing._byNumber[number] is not { } known || paper.Kind < known.Announced.Kind)
            {
                var order = ((int)paper.Kind * numbering.Papers.Count) + number;
                listing._byNumber[number] = new Entry(paper, number, paper.Paper.PrimaryCategory, order);
            }
        }

        return listing;
    }

    /// <summary>
    /// The earlier bot's: the lists one after the other, the first of an id or a title is kept, and only then is it asked
    /// whether that one is new. So a paper first met as a cross-list is lost; whoever wants it back uses the other rule.
    /// </summary>
    private static Listing Classic(
        IReadOnlyList<AnnouncedPaper> announced, Numbering numbering, IReadOnlyList<string>? categories)
    {
        var listing = new Listing(numbering.Papers.Count);
        var ids = new HashSet<ArxivId>();
        var titles = new HashSet<string>(StringComparer.Ordinal);
        var inOrder = categories is null
            ? announced
            : categories.Distinct().SelectMany(category => announced.Where(paper => paper.Category == category));
        var order = 0;
        foreach (var paper in inOrder)
        {
            var title = SubstringPatterns.Lower(paper.Paper.Title.Trim());
            if (ids.Contains(paper.Paper.Id) || titles.Contains(title))
                continue;
            ids.Add(paper.Paper.Id);
            titles.Add(title);
            if (paper.Kind != AnnouncementKind.New)
                continue;
            var number = numbering.Of(paper);
            listing._byNumber[number] = new Entry(paper, number, paper.Category, order++);
        }

        return listing;
    }
}

/// <param name="Number">The paper's number among those of the day.</param>
/// <param name="Category">The category to file the paper under.</param>
/// <param name="Order">Among equal scores the lesser is first.</param>
internal sealed record Entry(AnnouncedPaper Announced, int Number, string Category, int Order);
