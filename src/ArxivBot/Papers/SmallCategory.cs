using ArxivBot.Arxiv;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Papers;

/// <summary>
/// In a large category an empty list means that arXiv has not published yet. In one that announces a handful of papers a
/// week it is what the list of many days looks like, and a digest should not wait a day for nothing.
/// </summary>
internal static class SmallCategory
{
    private const int MailingsToKnow = 5, MostAnnouncements = 4;

    // Long after the feeds are rebuilt, and after several looks at this one.
    private static readonly TimeSpan TimeToPublish = TimeSpan.FromHours(2);

    /// <summary>Whether arXiv has published today's lists and this category, known to be small, has none.</summary>
    /// <param name="now">UTC.</param>
    public static async Task<bool> HasNothingTodayAsync(
        SqliteContext db, Category category, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now < AnnouncementCalendar.StartOf(today) + TimeToPublish
            || !await db.Set<Mailing>().AnyAsync(m => m.Day == today && m.Announced > 0, cancellationToken))
            return false;
        var recent = await db.Set<Mailing>().Where(m => m.Category == category.Id && m.Day < today)
            .OrderByDescending(m => m.Day).Take(MailingsToKnow).Select(m => m.Announced).ToListAsync(cancellationToken);
        return recent.Count == MailingsToKnow && recent.All(announced => announced <= MostAnnouncements);
    }
}
