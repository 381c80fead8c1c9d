using System.Globalization;

namespace ArxivBot.Digests;

/// <summary>What the reader of a digest should not overlook.</summary>
internal static class DigestNotices
{
    /// <param name="categories">Those that the chat looks at.</param>
    public static IReadOnlyList<string> Of(DigestOrder order, IReadOnlyList<string> categories, RecentMailings recent)
    {
        var (day, mailings) = (order.Day, order.Mailings);
        var open = recent.Of(categories).Where(m => m.Day == day && !m.IsClosed).ToList();
        var lacking =
            from category in categories
            where mailings.All(m => m.Category != category || m.Day != day)
            let reason = open.FirstOrDefault(m => m.Category == category)?.Waiting
            select $"{category} is missing: its list of {day:yyyy-MM-dd} never came{(reason is null ? "" : $" ({reason})")}. If it comes late, it goes into a later digest.";
        var late =
            from mailing in mailings
            where mailing.Day < day && !order.IsWeekly
            orderby mailing.Day
            select $"{mailing.Category}: arXiv's list of {mailing.Day:yyyy-MM-dd} came late; its papers are in this digest.";
        var unparseable = mailings.Sum(m => m.Unparseable);
        return
        [
            .. Age(order), .. lacking, .. late,
            .. unparseable == 0 ? [] : (string[])[$"{unparseable} of the announcements could not be read. They are kept, with the reason, in the table UnparsedAnnouncements."],
        ];
    }

    private static IEnumerable<string> Age(DigestOrder order)
    {
        var days = order.Newest.DayNumber - order.Day.DayNumber;
        if (days > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"This digest comes late: arXiv's lists of {order.Day:dddd d MMMM} are {days} {(days == 1 ? "day" : "days")} older than the newest.");
    }
}
