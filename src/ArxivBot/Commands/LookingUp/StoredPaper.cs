using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.LookingUp;

/// <summary>A paper that has been announced since the bot runs, and the answer for one that has not.</summary>
internal static class StoredPaper
{
    public static Task<Paper?> FindAsync(SqliteContext db, ArxivId id, CancellationToken cancellationToken) =>
        db.Set<Paper>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);

    /// <summary>All announcements of a paper, the oldest first.</summary>
    public static async Task<IReadOnlyList<AnnouncedPaper>> AnnouncementsAsync(SqliteContext db, ArxivId id, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Announcement>().AsNoTracking().Include(a => a.Paper).Include(a => a.Mailing)
            .Where(a => a.PaperId == id).OrderBy(a => a.Mailing.Day).ThenBy(a => a.MailingId).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(a => a.Mailing.Day).ThenBy(a => a.Kind).Select(a => new AnnouncedPaper(a.Paper, a.Version, a.Kind, a.Mailing.Category, a.Mailing.Day))];
    }

    public static Reply Unknown(ArxivId id) => Reply.Refused(
        $"{id} is not among the papers that this bot has seen announced.",
        new Paragraph($"If it exists, it is at {id.AbstractPage.AbsoluteUri}"));

    public static string TitleOf(Paper paper) => UntrustedText.OneLine(Tex.ToUnicode(paper.Title));
}
