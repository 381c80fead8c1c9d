using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Reading;

/// <summary>Puts a day's digest together at this moment, whoever has had it. Nothing in it counts as shown.</summary>
internal sealed class DayDigest(ListRanking ranking, DigestBriefs briefs)
{
    /// <param name="now">UTC.</param>
    /// <param name="most">The most papers to show.</param>
    public async Task<DigestContent> ComposeAsync(
        SqliteContext db, IReadOnlyList<Wish> wishes, IReadOnlyList<Mailing> mailings, DateOnly day, DateTimeOffset now, int most,
        IEnumerable<string> notices, CancellationToken cancellationToken)
    {
        var ranked = await ranking.RankAsync(db, wishes, mailings, most, cancellationToken);
        var cards = await briefs.OnAsync(
            db, [.. ranked.Papers.Select(DigestContent.Card)], ranked.Papers.Select(paper => paper.Announced.Paper), cancellationToken);
        var (announced, fetched) = (mailings.Sum(m => m.Announced), mailings.Sum(m => m.Parsed));
        return new DigestContent(
            day, now, wishes, new Coverage(announced, fetched, ranked.Matched, ranked.Papers.Count, announced - fetched),
            cards, [.. notices, .. StoredLists.Unparseable(mailings)]);
    }
}
