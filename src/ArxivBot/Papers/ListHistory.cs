using ArxivBot.Arxiv;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Papers;

/// <summary>What is known when a list arrives.</summary>
/// <param name="Announced">The list's papers that this category announced on earlier days.</param>
/// <param name="Ranges">The ids that recent lists, of any category, gave out to new papers.</param>
internal sealed record ListHistory(ILookup<ArxivId, EarlierAnnouncement> Announced, IReadOnlyList<DayRange> Ranges)
{
    /// <summary>How many days before today are looked back at: for the evening of a list's ids, and for days that were missed.</summary>
    public const int Days = 14;

    public static ListHistory None { get; } = new(Array.Empty<EarlierAnnouncement>().ToLookup(e => e.Id), []);

    /// <param name="served">The day that the list carries.</param>
    /// <param name="neighbours">The ids of the other lists read in the same pass.</param>
    public static async Task<ListHistory> ReadAsync(
        SqliteContext db, Category category, ArxivFeed feed, DateOnly served, IReadOnlyList<DayRange> neighbours, CancellationToken cancellationToken)
    {
        var ids = feed.Items.Select(i => i.Id).ToList();
        // By paper alone: asked for the category too, SQLite goes through every mailing that it ever had.
        var everywhere = await db.Set<Announcement>()
            .Where(a => ids.Contains(a.PaperId))
            .Select(a => new { a.PaperId, a.Version, a.Kind, a.Mailing.Day, a.Mailing.Category })
            .ToListAsync(cancellationToken);
        var earlier = everywhere.Where(a => a.Category == category.Id && a.Day < served);
        // New ids of one form sort as text; none of before 2007 is ever new again.
        var since = served.AddDays(-Days);
        var ranges = await db.Database.SqlQuery<StoredRange>(
            $"""
             SELECT m.Day AS Day, min(a.PaperId) AS Lowest, max(a.PaperId) AS Highest, count(*) AS Count
             FROM Announcements a JOIN Mailings m ON m.Id = a.MailingId
             WHERE m.State = 'Closed' AND a.Kind = 'New' AND m.Day BETWEEN {since} AND {served} AND NOT (m.Day = {served} AND m.Category = {category.Id})
             GROUP BY m.Day, m.Category
             """).ToListAsync(cancellationToken);
        return new ListHistory(
            earlier.Select(a => new EarlierAnnouncement(a.PaperId, a.Version, a.Kind, a.Day)).ToLookup(e => e.Id),
            [.. ranges.Select(r => new DayRange(r.Day, ArxivId.Parse(r.Lowest), ArxivId.Parse(r.Highest), r.Count)), .. neighbours]);
    }

    /// <summary>A paper is new or cross-listed once in a category, and replaced once by each version.</summary>
    public bool Knows(FeedItem item) => Announced[item.Id].Any(earlier =>
        item.Kind.IsFirst() ? earlier.Kind.IsFirst() : !earlier.Kind.IsFirst() && earlier.Version == item.Version);

    /// <summary>The day on which most of these items were announced before.</summary>
    public DateOnly? DayOf(IEnumerable<FeedItem> items) => items
        .SelectMany(item => Announced[item.Id].Select(earlier => (DateOnly?)earlier.Day))
        .GroupBy(day => day)
        .OrderByDescending(day => day.Count())
        .ThenByDescending(day => day.Key)
        .FirstOrDefault()?.Key;

    private sealed record StoredRange(DateOnly Day, string Lowest, string Highest, int Count);
}

internal sealed record EarlierAnnouncement(ArxivId Id, int Version, AnnouncementKind Kind, DateOnly Day);

/// <summary>The ids that one list gave out to new papers.</summary>
/// <param name="Count">How many there are.</param>
internal sealed record DayRange(DateOnly Day, ArxivId Lowest, ArxivId Highest, int Count);
