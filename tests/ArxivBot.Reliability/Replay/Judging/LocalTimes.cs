using ArxivBot.Reliability.Replay.Traffic;
using NodaTime;
using NodaTime.Extensions;

namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>A chat's hours by NodaTime: the program uses the system's time zones.</summary>
internal static class LocalTimes
{
    /// <summary>The last time at or before an instant at which a digest may come.</summary>
    public static DateTimeOffset LastSlot(WishedTimes times, DateTimeOffset at) =>
        Slots(times, at, Enumerable.Range(0, 10).Select(back => 1 - back)).First(slot => slot <= at);

    /// <summary>The first one after it.</summary>
    public static DateTimeOffset NextSlot(WishedTimes times, DateTimeOffset after) =>
        Slots(times, after, Enumerable.Range(-1, 12)).First(slot => slot > after);

    public static bool IsQuiet(WishedTimes times, DateTimeOffset at)
    {
        if (times.Quiet is not { } quiet)
            return false;
        var time = Local(times, at).TimeOfDay.ToTimeOnly();
        return quiet.From < quiet.Until ? time >= quiet.From && time < quiet.Until : time >= quiet.From || time < quiet.Until;
    }

    /// <summary>The instant itself, or the end of the quiet hours that it is in.</summary>
    public static DateTimeOffset OutsideQuiet(WishedTimes times, DateTimeOffset at)
    {
        // Minute by minute needs no thought about days on which the clocks change.
        var end = at;
        while (IsQuiet(times, end))
            end = end.AddMinutes(1).AddTicks(-(end.Ticks % TimeSpan.TicksPerMinute));
        return end;
    }

    /// <summary>A time that the clocks skip is as much later; of one that they show twice it is the first.</summary>
    private static IEnumerable<DateTimeOffset> Slots(WishedTimes times, DateTimeOffset around, IEnumerable<int> days)
    {
        var (zone, today) = (Zone(times), Local(times, around).Date);
        return days.Select(today.PlusDays).Where(day => times.IsDay(day.DayOfWeek.ToDayOfWeek()))
            .Select(day => (day + times.At.ToLocalTime()).InZoneLeniently(zone).ToInstant().ToDateTimeOffset());
    }

    private static LocalDateTime Local(WishedTimes times, DateTimeOffset at) => at.ToInstant().InZone(Zone(times)).LocalDateTime;

    private static DateTimeZone Zone(WishedTimes times) => DateTimeZoneProviders.Tzdb[times.Zone];
}
