using NodaTime;
using NodaTime.Extensions;

namespace ArxivBot.Reliability.Replay.World;

/// <summary>arXiv's days in the replayed weeks, by NodaTime's time zones: nothing of the program is asked.</summary>
internal static class Calendar
{
    private static readonly DateTimeZone Eastern = DateTimeZoneProviders.Tzdb["America/New_York"];

    // The evening of Thanksgiving has no announcement, so the day after has no list.
    private static readonly DateOnly Holiday = new(2025, 11, 28);

    public static bool IsAnnouncementDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day != Holiday;

    public static IReadOnlyList<DateOnly> AnnouncementDays(DateOnly first, int count) =>
        [.. Enumerable.Range(0, count * 2 + 7).Select(first.AddDays).Where(IsAnnouncementDay).Take(count)];

    public static DateOnly Before(DateOnly day) => Enumerable.Range(1, 7).Select(back => day.AddDays(-back)).First(IsAnnouncementDay);

    public static DateTimeOffset Start(DateOnly day) => Eastern.AtStartOfDay(day.ToLocalDate()).ToInstant().ToDateTimeOffset();

    /// <summary>So many hours by arXiv's clock after the beginning of the day.</summary>
    public static DateTimeOffset At(DateOnly day, int hour) =>
        (day.ToLocalDate() + new LocalTime(hour, 0)).InZoneLeniently(Eastern).ToInstant().ToDateTimeOffset();

    public static DateOnly DayOf(DateTimeOffset instant) => instant.ToInstant().InZone(Eastern).Date.ToDateOnly();

    /// <summary>The newest day whose lists are due at an instant.</summary>
    public static DateOnly Newest(DateTimeOffset at) => DayOf(at) is var day && IsAnnouncementDay(day) ? day : Before(day);
}
