using ArxivBot.Arxiv;

namespace ArxivBot.Papers;

/// <summary>
/// Decides from the items themselves which day's list a feed holds. Its dates do not tell: arXiv has served a
/// category's list of the day before under today's date, while the neighbouring categories were current.
/// </summary>
internal static class ListJudge
{
    // Two lists of one evening draw from one block of ids, so that ranges this large overlap.
    private const int FewestToBeBehind = 5, FewestToBeAhead = 20;

    public static ListVerdict Judge(ArxivFeed feed, DateOnly today, ListHistory history, AnnouncementCalendar calendar)
    {
        if (feed.Announced == 0)
            return new(ListStanding.Empty, today, [], $"arXiv's list is empty{(calendar.IsAnnouncementDay(today) ? " on an announcement day" : "")}");
        var served = feed.Day ?? today;
        if (served > today)
            return new(ListStanding.Foreign, served, [], $"arXiv serves the list of {served:yyyy-MM-dd}, and only that one");

        var unseen = feed.Items.Where(item => !history.Knows(item)).ToList();
        var day = DayByIds(feed, served, history, calendar);
        var known = feed.Items.Count - unseen.Count;
        // Stragglers of an old list do not make it a new one.
        if (known > 0 && known >= unseen.Count)
        {
            var of = day < served ? day : history.DayOf(feed.Items) ?? day;
            return new(ListStanding.Stale, of, unseen,
                $"arXiv still serves the list of {of:yyyy-MM-dd}{Under(served, of)}: {unseen.Count} of {feed.Announced} announcements are new");
        }

        return feed.Damage is { } damage
            ? new(ListStanding.Damaged, day, unseen, $"only {feed.Announced} announcements could be read: {damage}")
            : new(ListStanding.Fresh, day, unseen, day == today ? "" : $"arXiv serves the list of {day:yyyy-MM-dd}{Under(served, day)}");
    }

    /// <summary>arXiv gives out ids as it announces, one block an evening: a list's new ids tell which evening it is of.</summary>
    private static DateOnly DayByIds(ArxivFeed feed, DateOnly served, ListHistory history, AnnouncementCalendar calendar)
    {
        var ids = feed.NewIds();
        if (ids.Count == 0)
            return served;
        // Half of the ids are at most the middle one: an odd id does not move it.
        var middle = ids[(ids.Count - 1) / 2];
        var highest = history.Ranges
            .Where(r => r.Day < served)
            .GroupBy(r => r.Day)
            .Select(day => (Day: day.Key, Id: day.Max(r => r.Highest)!))
            .OrderBy(day => day.Day)
            .ToList();
        if (highest.Count > 0 && middle <= highest[^1].Id)
            return highest.First(day => middle <= day.Id).Day;
        var behind = ids.Count >= FewestToBeBehind && history.Ranges.Any(other =>
            other.Day == served && other.Count >= FewestToBeAhead && other.Lowest > ids[^1]);
        return behind ? calendar.AnnouncementDayBefore(served) : served;
    }

    private static string Under(DateOnly served, DateOnly day) => served == day ? "" : $" under the date {served:yyyy-MM-dd}";
}

internal enum ListStanding
{
    /// <summary>A whole list that was not known: it closes its day's mailing, which need not be today's.</summary>
    Fresh,

    /// <summary>A list that is known already, but for stragglers.</summary>
    Stale,

    /// <summary>A list that did not arrive whole.</summary>
    Damaged,

    Empty,

    /// <summary>The list of a day after today.</summary>
    Foreign,
}

/// <param name="Day">The announcement day whose list it is.</param>
/// <param name="Unseen">The items that no earlier day's list of this category had.</param>
/// <param name="Line">For people: what is the matter; empty when nothing is.</param>
internal sealed record ListVerdict(ListStanding Standing, DateOnly Day, IReadOnlyList<FeedItem> Unseen, string Line);
