using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Reading;

/// <summary>A digest that a chat has got, told again from its rows: the same papers in the same order.</summary>
internal static class DeliveredDigest
{
    /// <summary>The newest day that the chat has a digest of.</summary>
    public static async Task<DateOnly?> NewestDayAsync(SqliteContext db, Chat chat, CancellationToken cancellationToken) =>
        await db.Set<Digest>().Where(d => d.ChatId == chat.Id).OrderByDescending(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Null when the chat has none of that day.</summary>
    /// <param name="wishes">As they are now; they tell why a paper is there if it still has the score it had.</param>
    public static async Task<DigestContent?> FindAsync(
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
        return new DigestContent(
            digest.Day, now, wishes, digest.Composition.Coverage,
            [
                .. digest.Composition.Papers.OrderBy(p => p.Rank).Where(p => best.ContainsKey(p.PaperId)).Select(p => new Documents.PaperCard
                {
                    Rank = p.Rank,
                    Id = p.PaperId.Value,
                    Version = best[p.PaperId].Version,
                    Url = p.PaperId.AbstractPage,
                    Title = best[p.PaperId].Paper.Title,
                    Authors = best[p.PaperId].Paper.Authors,
                    Categories = best[p.PaperId].Paper.Categories,
                    Kind = best[p.PaperId].Kind.Word(),
                    Published = best[p.PaperId].Day,
                    Score = p.Score,
                    Why = ranked.TryGetValue(p.PaperId, out var known) && known.Score == p.Score ? known.Why.ToString() : "",
                    Abstract = best[p.PaperId].Paper.Abstract,
                }),
            ],
            [await DeliveredAsync(db, chat, digest, cancellationToken)]);
    }

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
