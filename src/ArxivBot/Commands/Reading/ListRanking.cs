using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Reading;

/// <summary>Ranks what lists announced for wishes: from memory where they are held there, else from the tables, paper by paper.</summary>
internal sealed class ListRanking(RecentPapers recent, RecentRanker ranker)
{
    /// <param name="mailings">Closed ones, each wish's categories in its order.</param>
    /// <param name="most">How many papers to hand out; the count is of all.</param>
    public async Task<Ranked> RankAsync(
        SqliteContext db, IReadOnlyList<Wish> wishes, IReadOnlyList<Mailing> mailings, int most, CancellationToken cancellationToken)
    {
        if (mailings.Count == 0)
            return new Ranked(0, []);
        if (await RankRecentAsync(wishes, mailings, wishes.Count == 1 ? most : int.MaxValue, cancellationToken) is { } ranking)
            return new Ranked(ranking.Matched, await ranking.BestAsync(db, most, cancellationToken));
        var merged = await RankStoredAsync(db, wishes, mailings, cancellationToken);
        return new Ranked(merged.Count, [.. merged.Take(most)]);
    }

    /// <returns>Where a paper stands among all that was found, counted from 1, and how many that is; null where it was not found.</returns>
    public async Task<(int Place, int Matched)?> PlaceOfAsync(
        SqliteContext db, IReadOnlyList<Wish> wishes, IReadOnlyList<Mailing> mailings, Arxiv.ArxivId paper, CancellationToken cancellationToken)
    {
        if (await RankRecentAsync(wishes, mailings, int.MaxValue, cancellationToken) is { } ranking)
            return ranking.PlaceOf(paper) is { } place ? (place, ranking.Matched) : null;
        var merged = await RankStoredAsync(db, wishes, mailings, cancellationToken);
        var at = merged.Index().Where(ranked => ranked.Item.Announced.Paper.Id == paper).Select(ranked => ranked.Index + 1).FirstOrDefault();
        return at > 0 ? (at, merged.Count) : null;
    }

    private async Task<RecentRanking?> RankRecentAsync(IReadOnlyList<Wish> wishes, IReadOnlyList<Mailing> mailings, int most, CancellationToken cancellationToken)
    {
        var oldest = recent.Oldest;
        if (wishes.Any(wish => wish.Mode == RankingMode.Classic) || mailings.Any(m => m.Day < oldest))
            return null;
        var lists = await recent.ReadAsync(cancellationToken, [.. mailings.Select(m => m.Day).Distinct()]);
        // While it was being read, the oldest day may have made way.
        return mailings.All(m => lists.Has(new AnnouncedList(m.Category, m.Day)))
            ? await ranker.RankAsync(lists, Requests(wishes, mailings, most), cancellationToken)
            : null;
    }

    private static async Task<IReadOnlyList<RankedPaper>> RankStoredAsync(
        SqliteContext db, IReadOnlyList<Wish> wishes, IReadOnlyList<Mailing> mailings, CancellationToken cancellationToken) =>
        Merger.Merge(Ranker.RankAll(await AnnouncedDays.ReadAsync(db, mailings, cancellationToken), Requests(wishes, mailings, int.MaxValue)));

    private static IReadOnlyList<RankingRequest> Requests(IReadOnlyList<Wish> wishes, IReadOnlyList<Mailing> mailings, int most)
    {
        var lists = mailings.ToLookup(m => m.Category, m => new AnnouncedList(m.Category, m.Day));
        return
        [
            .. wishes.Select(wish => new RankingRequest(
                wish.Query, DigestContent.OptionsOf(wish, most), [.. wish.Categories.SelectMany(c => lists[c.Id].OrderBy(list => list.Day))])),
        ];
    }
}
