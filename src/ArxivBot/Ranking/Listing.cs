using ArxivBot.Arxiv;
using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>Which of the day's papers one subscription may see, and how they stand when their scores are equal.</summary>
internal sealed class Listing : IListing
{
    private readonly Entry?[] _byNumber;

    private Listing(int papers) => _byNumber = new Entry?[papers];

    /// <summary>Null when this subscription may not see the paper.</summary>
    public Entry? this[int number] => _byNumber[number];

    public int? OrderOf(int number) => _byNumber[number]?.Order;

    public static Listing Of(
        IReadOnlyList<AnnouncedPaper> announced, Numbering numbering, RankingOptions options, IReadOnlyList<AnnouncedList>? lists) =>
        options.Mode switch
        {
            RankingMode.Words => Words(announced, numbering, options.IncludeReplacements, lists),
            RankingMode.Classic => Classic(announced, numbering, lists),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Mode, null),
        };

    /// <summary>Each paper once, as the best kind it was announced as; new papers stand before cross-lists, then by id.</summary>
    private static Listing Words(
        IReadOnlyList<AnnouncedPaper> announced, Numbering numbering, bool replacements, IReadOnlyList<AnnouncedList>? lists)
    {
        var listing = new Listing(numbering.Papers.Count);
        var wanted = lists?.ToHashSet();
        foreach (var paper in announced)
        {
            if (!replacements && !paper.Kind.IsFirst())
                continue;
            if (wanted?.Contains(paper.List) == false)
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
        IReadOnlyList<AnnouncedPaper> announced, Numbering numbering, IReadOnlyList<AnnouncedList>? lists)
    {
        var listing = new Listing(numbering.Papers.Count);
        var ids = new HashSet<ArxivId>();
        var titles = new HashSet<string>(StringComparer.Ordinal);
        var byList = lists is null ? null : announced.ToLookup(paper => paper.List);
        var inOrder = byList is null ? announced : lists!.Distinct().SelectMany(list => byList[list]);
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
