using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Digests;

/// <summary>What the closed mailings of some days announced, read once for all that needs it.</summary>
internal static class AnnouncedDays
{
    /// <returns>List after list, each in arXiv's order.</returns>
    public static async Task<IReadOnlyList<AnnouncedPaper>> ReadAsync(
        SqliteContext db, IReadOnlyCollection<DateOnly> days, CancellationToken cancellationToken) =>
        await ReadAsync(db.Set<Announcement>().Where(a => days.Contains(a.Mailing.Day)), cancellationToken);

    /// <summary>Only what these lists hold.</summary>
    /// <returns>List after list in the order given, each in arXiv's order.</returns>
    public static async Task<IReadOnlyList<AnnouncedPaper>> ReadAsync(
        SqliteContext db, IReadOnlyList<Mailing> mailings, CancellationToken cancellationToken)
    {
        var ids = mailings.Select(m => m.Id).ToList();
        var announced = (await ReadAsync(db.Set<Announcement>().Where(a => ids.Contains(a.MailingId)), cancellationToken)).ToLookup(a => a.List);
        return [.. mailings.SelectMany(m => announced[new AnnouncedList(m.Category, m.Day)])];
    }

    private static async Task<IReadOnlyList<AnnouncedPaper>> ReadAsync(IQueryable<Announcement> announcements, CancellationToken cancellationToken)
    {
        var rows = await announcements.AsNoTrackingWithIdentityResolution()
            .Where(a => a.Mailing.State == MailingState.Closed)
            .Include(a => a.Paper).Include(a => a.Mailing)
            .OrderBy(a => a.MailingId).ThenBy(a => a.Position).ToListAsync(cancellationToken);
        return [.. rows.Select(a => new AnnouncedPaper(a.Paper, a.Version, a.Kind, a.Mailing.Category, a.Mailing.Day))];
    }
}
