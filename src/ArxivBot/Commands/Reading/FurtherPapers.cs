using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Reading;

/// <summary>What matched on a day and had no room in its digest, page by page.</summary>
internal sealed class FurtherPapers(ListRanking ranking, DigestBriefs briefs)
{
    private const int MostPages = 1000;

    /// <param name="page">Counted from 2: the first is the digest itself.</param>
    public async Task<Reply> OfAsync(CommandContext context, IReadOnlyList<Wish> wishes, DateOnly day, int page, CancellationToken cancellationToken)
    {
        var (db, chat, size) = (context.Db, context.Chat, context.Chat.Settings.MaximumPapers);
        if (wishes.Count == 0)
            return NoSubscriptions.Reply(null);
        var had = await db.Set<Digest>().AsNoTracking().Include(d => d.Composition.Papers).Include(d => d.Composition.Mailings)
            .FirstOrDefaultAsync(d => d.ChatId == chat.Id && d.Day == day, cancellationToken);
        var mailings = await MailingsAsync(db, Wishes.CategoriesOf(chat), day, had, cancellationToken);
        // A digest never shows what an earlier one has shown, and neither does what follows it.
        var shown = had is null ? [] : await ShownAsync(db, chat, day, cancellationToken);
        var skipped = (Math.Min(page, MostPages) - (had is null ? 1 : 2)) * size;
        var ranked = await ranking.RankAsync(db, wishes, mailings, shown.Count + skipped + size, cancellationToken);
        var (first, matched) = had is null ? (skipped + 1, ranked.Matched) : (had.Composition.Shown + skipped + 1, had.Composition.Matched);
        List<RankedPaper> papers = [.. ranked.Papers.Where(paper => !shown.Contains(paper.Announced.Paper.Id)).Skip(skipped).Take(size)];
        var cards = await briefs.OnAsync(
            db, [.. papers.Select((paper, at) => DigestContent.Card(paper, at) with { Rank = first + at })], papers.Select(paper => paper.Announced.Paper), cancellationToken);
        if (cards.Count == 0)
            return Reply.Refused(string.Create(CultureInfo.InvariantCulture, $"That was all: no more papers of {day:yyyy-MM-dd} match what this chat is subscribed to."));
        return Reply.Of(
        [
            new Heading(1, string.Create(CultureInfo.InvariantCulture, $"arXiv, {day:dddd d MMMM yyyy}: {first} to {first + cards.Count - 1} of {matched:N0}")),
            .. DigestComposer.ForChat(cards, chat.Settings.IsCompact),
            PaperButtons.BelowPage(day, page, isLast: first + cards.Count > matched),
        ]);
    }

    private static async Task<IReadOnlyList<Mailing>> MailingsAsync(
        SqliteContext db, IReadOnlyList<string> categories, DateOnly day, Digest? had, CancellationToken cancellationToken)
    {
        if (had is null)
            return (await StoredLists.ReadAsync(db, categories, day, day, cancellationToken)).ClosedOn(day);
        var ids = had.Composition.Mailings.ConvertAll(m => m.MailingId);
        return await db.Set<Mailing>().AsNoTracking().Where(m => ids.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(cancellationToken);
    }

    private static async Task<HashSet<ArxivId>> ShownAsync(SqliteContext db, Chat chat, DateOnly day, CancellationToken cancellationToken)
    {
        var shown = await db.Set<CompositionPaper>()
            .Where(p => db.Set<Digest>().Any(d => d.ChatId == chat.Id && d.Day <= day && d.CompositionId == p.CompositionId))
            .Select(p => p.PaperId).Distinct().ToListAsync(cancellationToken);
        return [.. shown];
    }
}
