using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Reading;

/// <summary>A digest that a chat has got, told again from its rows: the same papers in the same order.</summary>
internal sealed class DeliveredDigest(DigestBriefs briefs)
{
    /// <summary>The newest day that the chat has a digest of.</summary>
    public static async Task<DateOnly?> NewestDayAsync(SqliteContext db, Chat chat, CancellationToken cancellationToken) =>
        await db.Set<Digest>().Where(d => d.ChatId == chat.Id).OrderByDescending(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Null when the chat has none of that day.</summary>
    /// <param name="wishes">As they are now; they tell why a paper is there if it still has the score it had.</param>
    public async Task<DigestContent?> FindAsync(
        SqliteContext db, Chat chat, IReadOnlyList<Wish> wishes, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = await db.Set<Digest>().AsNoTracking().Include(d => d.Composition).ThenInclude(c => c.Papers)
            .FirstOrDefaultAsync(d => d.ChatId == chat.Id && d.Day == day, cancellationToken);
        if (digest is null)
            return null;
        var ids = digest.Composition.Papers.Select(p => p.PaperId).ToList();
        var lines = await db.Set<Announcement>().AsNoTracking().Include(a => a.Paper).Include(a => a.Mailing)
            .Where(a => ids.Contains(a.PaperId) && db.Set<CompositionMailing>().Any(m => m.CompositionId == digest.CompositionId && m.MailingId == a.MailingId))
            .OrderBy(a => a.MailingId).ToListAsync(cancellationToken);
        List<AnnouncedPaper> announced = [.. lines.Select(a => new AnnouncedPaper(a.Paper, a.Version, a.Kind, a.Mailing.Category, a.Mailing.Day))];
        var ranked = Rank(announced, wishes);
        var best = announced.OrderBy(a => a.Kind).DistinctBy(a => a.Paper.Id).ToDictionary(a => a.Paper.Id);
        List<CompositionPaper> papers = [.. digest.Composition.Papers.OrderBy(p => p.Rank).Where(p => best.ContainsKey(p.PaperId))];
        var cards = await briefs.OnAsync(
            db, [.. papers.Select(p => Card(p, best[p.PaperId], ranked.TryGetValue(p.PaperId, out var known) ? known : null))], papers.Select(p => best[p.PaperId].Paper), cancellationToken);
        return new DigestContent(digest.Day, now, wishes, digest.Composition.Coverage, cards, [await DeliveredAsync(db, chat, digest, cancellationToken)]);
    }

    private static PaperCard Card(CompositionPaper shown, AnnouncedPaper announced, RankedPaper? asRankedNow) => new()
    {
        Rank = shown.Rank,
        Id = shown.PaperId.Value,
        Version = announced.Version,
        Url = shown.PaperId.AbstractPage,
        Title = announced.Paper.Title,
        Authors = announced.Paper.Authors,
        Categories = announced.Paper.Categories,
        Kind = announced.Kind.Word(),
        Published = announced.Day,
        Score = shown.Score,
        Why = asRankedNow is { } ranked && ranked.Score == shown.Score ? ranked.Why.ToString() : "",
        Abstract = announced.Paper.Abstract,
    };

    private static Dictionary<ArxivId, RankedPaper> Rank(IReadOnlyList<AnnouncedPaper> announced, IReadOnlyList<Wish> wishes)
    {
        var requests = wishes.Select(wish => new RankingRequest(wish.Query, DigestContent.OptionsOf(wish with { Replacements = true }, int.MaxValue)));
        return Merger.Merge(Ranker.RankAll(announced, [.. requests])).ToDictionary(paper => paper.Announced.Paper.Id);
    }

    private static async Task<string> DeliveredAsync(SqliteContext db, Chat chat, Digest digest, CancellationToken cancellationToken)
    {
        var deliveries = await db.Set<Delivery>().Where(d => d.DigestId == digest.Id)
            .Select(d => new { d.State, d.SentAt, d.Error }).ToListAsync(cancellationToken);
        var sent = deliveries.Count(d => d.State == DeliveryState.Sent);
        var built = LocalTime.Of(chat.Settings, digest.BuiltAt);
        return deliveries.Count == 0 ? $"This is the digest that was built on {built}. Nothing was sent: there was nothing to say."
            : sent == deliveries.Count ? $"This is the digest that this chat got on {LocalTime.Of(chat.Settings, deliveries.Max(d => d.SentAt) ?? digest.BuiltAt)}."
            : string.Create(CultureInfo.InvariantCulture, $"This is the digest that was built on {built}. {sent} of its {deliveries.Count} messages have been sent{(deliveries.Find(d => d.Error is not null)?.Error is { } error ? $" ({error})" : "")}.");
    }
}
