using System.Globalization;
using Microsoft.Extensions.Options;

namespace ArxivBot.Arxiv;

/// <summary>
/// When arXiv announces. It announces at 20:00 US Eastern, Sunday to Thursday, and the feed that carries the next
/// day's date shows it from midnight. https://info.arxiv.org/help/availability.html
/// </summary>
internal sealed class AnnouncementCalendar(IOptions<ArxivOptions> options, TimeProvider clock)
{
    /// <summary>arXiv's zone. Feeds are rebuilt at its midnight, whatever the season.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    // https://info.arxiv.org/help/availability.html#holidays, read in November 2026; those of 2025 as they were observed.
    private static readonly DateOnly[] Published =
    [
        new(2025, 9, 1), new(2025, 11, 27), new(2025, 12, 25),
        new(2026, 1, 1), new(2026, 1, 19), new(2026, 6, 19), new(2026, 7, 3), new(2026, 9, 7), new(2026, 11, 26),
        new(2026, 12, 25), new(2026, 12, 29), new(2026, 12, 31),
    ];

    private readonly HashSet<DateOnly> _holidays = [.. options.Value.Holidays ?? Published];

    /// <summary>The date in arXiv's zone.</summary>
    public DateOnly Today => DayOf(clock.GetUtcNow());

    public static DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which the feeds of a day replace those of the day before.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Whether the feeds of this day carry a list, as far as the calendar knows.</summary>
    public bool IsAnnouncementDay(DateOnly day) => !IsWeekend(day) && !_holidays.Contains(WeekdayBefore(day));

    /// <summary>The newest day whose lists the feeds carry at an instant.</summary>
    public DateOnly NewestAnnouncementDay(DateTimeOffset at) =>
        DayOf(at) is var day && IsAnnouncementDay(day) ? day : AnnouncementDayBefore(day);

    public DateOnly AnnouncementDayBefore(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (!IsAnnouncementDay(day));
        return day;
    }

    public DateOnly AnnouncementDayAfter(DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (!IsAnnouncementDay(day));
        return day;
    }

    /// <summary>Why no list is due on a day that is not an announcement day.</summary>
    public static string Quiet(DateOnly day) => IsWeekend(day)
        ? string.Create(CultureInfo.InvariantCulture, $"arXiv announced nothing: it never does for a {day:dddd} ({day:yyyy-MM-dd})")
        : string.Create(CultureInfo.InvariantCulture, $"arXiv announced nothing for {day:yyyy-MM-dd}, the day after its holiday of {WeekdayBefore(day):yyyy-MM-dd}");

    /// <summary>arXiv has never announced for a Saturday or a Sunday.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // A holiday's evening has no announcement; a Friday has none anyway, and its holiday empties Monday's feed.
    private static DateOnly WeekdayBefore(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (IsWeekend(day));
        return day;
    }
}
