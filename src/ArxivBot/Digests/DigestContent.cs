using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Digests;

/// <summary>What a digest says, before it has a shape.</summary>
/// <param name="Day">The announcement day, in arXiv's zone.</param>
/// <param name="ComposedAt">UTC.</param>
/// <param name="Wishes">At least one.</param>
/// <param name="Notices">What the reader should not overlook: a list that is late, or could not be read.</param>
internal sealed record DigestContent(
    DateOnly Day, DateTimeOffset ComposedAt, IReadOnlyList<Wish> Wishes, Coverage Coverage,
    IReadOnlyList<PaperCard> Papers, IReadOnlyList<string> Notices)
{
    /// <param name="announced">List after list, in the wish's order of categories.</param>
    /// <param name="announcements">How many arXiv announced in those lists, and how many of them could be read.</param>
    public static DigestContent Rank(
        DateOnly day, DateTimeOffset composedAt, Wish wish, IReadOnlyList<AnnouncedPaper> announced,
        (int Announced, int Fetched) announcements, IReadOnlyList<string> notices)
    {
        var ranked = Ranker.Rank(announced, wish.Query, OptionsOf(wish, wish.MaximumPapers));
        return new DigestContent(
            day, composedAt, [wish],
            new Coverage(announcements.Announced, announcements.Fetched, ranked.Matched, ranked.Papers.Count, announcements.Announced - announcements.Fetched),
            [.. ranked.Papers.Select(Card)], notices);
    }

    public static RankingOptions OptionsOf(Wish wish, int maximumPapers) => new()
    {
        Mode = wish.Mode,
        MaximumPapers = maximumPapers,
        MinimumScore = wish.MinimumScore,
        IncludeReplacements = wish.Replacements,
    };

    /// <param name="index">Counted from 0.</param>
    public static PaperCard Card(RankedPaper ranked, int index)
    {
        var announced = ranked.Announced;
        var paper = announced.Paper;
        return new PaperCard
        {
            Rank = index + 1,
            Id = paper.Id.Value,
            Version = announced.Version,
            Url = paper.Id.AbstractPage,
            Title = paper.Title,
            Authors = paper.Authors,
            Categories = [ranked.Category, .. paper.Categories.Where(c => c != ranked.Category)],
            Kind = Arxiv.AnnouncementKinds.Word(announced.Kind),
            Published = announced.Day,
            Score = ranked.Score,
            Why = ranked.Why.ToString(),
            Abstract = paper.Abstract,
        };
    }
}
