using System.Globalization;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Reading;

/// <summary>The lists of some categories in some days, open and closed, and what a reader should know of those that are not there.</summary>
/// <param name="Categories">In the reader's order.</param>
/// <param name="Mailings">The oldest day first.</param>
/// <param name="NeverRead">Categories that nobody has looked at yet.</param>
internal sealed record StoredLists(IReadOnlyList<string> Categories, IReadOnlyList<Mailing> Mailings, IReadOnlySet<string> NeverRead)
{
    public static async Task<StoredLists> ReadAsync(
        SqliteContext db, IReadOnlyList<string> categories, DateOnly oldest, DateOnly newest, CancellationToken cancellationToken)
    {
        var mailings = await db.Set<Mailing>().AsNoTracking()
            .Where(m => categories.Contains(m.Category) && m.Day >= oldest && m.Day <= newest).OrderBy(m => m.Day).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var read = await db.Set<FeedState>().Where(s => categories.Contains(s.Category)).Select(s => s.Category).ToListAsync(cancellationToken);
        return new StoredLists(categories, mailings, categories.Except(read).Except(mailings.Select(m => m.Category)).ToHashSet());
    }

    /// <summary>The newest day of which a list is there; null when there is none.</summary>
    public DateOnly? NewestDay => Mailings.Where(m => m.IsClosed).Select(m => (DateOnly?)m.Day).Max();

    /// <summary>In the order of the categories.</summary>
    public IReadOnlyList<Mailing> ClosedOn(DateOnly day) =>
        [.. Categories.SelectMany(category => Mailings.Where(m => m.Category == category && m.Day == day && m.IsClosed))];

    /// <summary>A line for each category whose list of that day is not there, and why.</summary>
    public IEnumerable<string> Missing(DateOnly day) =>
        from category in Categories
        let mailing = Mailings.FirstOrDefault(m => m.Category == category && m.Day == day)
        where mailing is not { IsClosed: true }
        select NeverRead.Contains(category) ? Unread(category) : string.Create(CultureInfo.InvariantCulture, $"{category}: {Open(day, mailing)}");

    /// <summary>What the reader of a day's papers should know of announcements that could not be read.</summary>
    public static IEnumerable<string> Unparseable(IReadOnlyList<Mailing> mailings)
    {
        var count = mailings.Sum(m => m.Unparseable);
        if (count > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{count} of the announcements could not be read.");
    }

    public static string Unread(string category) =>
        $"{category} has never been read: the bot reads it within a minute once a chat has subscribed to it.";

    private static string Open(DateOnly day, Mailing? mailing) => mailing is null
        ? string.Create(CultureInfo.InvariantCulture, $"no list of {day:yyyy-MM-dd} is here.")
        : string.Create(CultureInfo.InvariantCulture, $"the list of {day:yyyy-MM-dd} is not out yet{(mailing.Waiting is null ? "" : $" ({mailing.Waiting})")}.");
}
