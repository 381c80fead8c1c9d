using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Reading;

/// <summary>When a paper was shown to a chat, or why it was not.</summary>
internal static class ShownPapers
{
    public static async Task<string> LineAsync(
        SqliteContext db, Chat chat, ArxivId id, IReadOnlyList<AnnouncedPaper> announced, IReadOnlyList<Wish> wishes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = announced.Count > 0 ? announced[0].Day : default;
        var digests = await db.Set<Digest>().Where(d => d.ChatId == chat.Id && d.Day >= first).OrderBy(d => d.Day)
            .Select(d => new { d.Day, d.CompositionId, d.Composition.Matched }).ToListAsync(cancellationToken);
        var compositions = digests.ConvertAll(d => d.CompositionId);
        var ranks = await db.Set<CompositionPaper>().Where(p => p.PaperId == id && compositions.Contains(p.CompositionId))
            .ToDictionaryAsync(p => p.CompositionId, p => p.Rank, cancellationToken);
        var shown = digests.Where(d => ranks.ContainsKey(d.CompositionId)).ToList();
        if (shown.Count > 0)
        {
            return string.Join("; ", shown.Select(d => string.Create(
                CultureInfo.InvariantCulture, $"in the digest of {d.Day:yyyy-MM-dd}, rank {ranks[d.CompositionId]} of {d.Matched} that matched")));
        }

        var lists = announced.Where(a => wishes.Any(wish => wish.Categories.Any(c => c.Id == a.Category))).ToList();
        if (lists.Count == 0)
            return "no: it was in none of this chat's categories";
        var newest = lists[^1].Day;
        if (chat.Since is not { } since)
            return "no: this chat has had no digest yet";
        if (newest < since)
            return string.Create(CultureInfo.InvariantCulture, $"no: it was announced on {newest:yyyy-MM-dd}, and this chat's digests begin with {since:yyyy-MM-dd}, after it subscribed");
        if (digests.Exists(d => d.Day == newest))
            return string.Create(CultureInfo.InvariantCulture, $"no: it is not in the digest of {newest:yyyy-MM-dd} as that was built; subscriptions may have changed since");
        return chat.NextDueAt is { } due && due > now
            ? string.Create(CultureInfo.InvariantCulture, $"not yet: the digest of {newest:yyyy-MM-dd} has not been built; the next look is on {LocalTime.Of(chat.Settings, due)}")
            : string.Create(CultureInfo.InvariantCulture, $"no: this chat has no digest of {newest:yyyy-MM-dd}");
    }
}
