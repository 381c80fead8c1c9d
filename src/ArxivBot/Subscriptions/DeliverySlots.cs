namespace ArxivBot.Subscriptions;

/// <summary>The instants at which a chat's digests are due. A day has one slot at most, whatever the clocks do.</summary>
internal static class DeliverySlots
{
    // A weekly slot is at most a week away.
    private const int DaysToLookAt = 8;

    /// <summary>The first slot after an instant. UTC.</summary>
    public static DateTimeOffset Next(ChatSettings settings, DateTimeOffset after)
    {
        var zone = ZoneOf(settings);
        // The day before, too: a slot that falls into a gap of the clocks may be on the day after its own.
        var today = LocalDay(after, zone).AddDays(-1);
        return Enumerable.Range(0, DaysToLookAt + 2).Select(today.AddDays).Where(day => IsDay(settings, day))
            .Select(day => Instant(day, settings.DeliverAt, zone)).First(slot => slot > after);
    }

    /// <summary>The last slot at or before an instant. UTC.</summary>
    public static DateTimeOffset Last(ChatSettings settings, DateTimeOffset at)
    {
        var zone = ZoneOf(settings);
        var today = LocalDay(at, zone);
        return Enumerable.Range(0, DaysToLookAt + 1).Select(back => today.AddDays(-back)).Where(day => IsDay(settings, day))
            .Select(day => Instant(day, settings.DeliverAt, zone)).First(slot => slot <= at);
    }

    /// <summary>Whether a message at that instant is to make no sound.</summary>
    public static bool IsSilent(ChatSettings settings, DateTimeOffset at) =>
        settings.IsQuietSilent && OutsideQuietHours(settings with { IsQuietSilent = false }, at) != at;

    /// <summary>The instant itself, or the end of the quiet hours that it falls into, if nothing may come in them. UTC.</summary>
    public static DateTimeOffset OutsideQuietHours(ChatSettings settings, DateTimeOffset at)
    {
        if (settings.IsQuietSilent || settings is not { QuietFrom: { } from, QuietUntil: { } until } || from == until)
            return at;
        var zone = ZoneOf(settings);
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        // Exclusive at its end, and over midnight where it ends before it begins.
        if (!time.IsBetween(from, until))
            return at;
        var day = LocalDay(at, zone);
        var end = Instant(time < until ? day : day.AddDays(1), until, zone);
        // Where the clocks were turned back, that time of day may have been once already.
        var free = end > at ? end : LaterInstant(time < until ? day : day.AddDays(1), until, zone);
        // Where the clocks skip all of the time between quiet hours, the next of it is a day later.
        return OutsideQuietHours(settings, free);
    }

    /// <summary>When the chat is to be looked at after an instant: its next slot, outside quiet hours. UTC.</summary>
    public static DateTimeOffset NextDue(ChatSettings settings, DateTimeOffset after) =>
        OutsideQuietHours(settings, Next(settings, after));

    public static TimeZoneInfo ZoneOf(ChatSettings settings) => TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

    private static bool IsDay(ChatSettings settings, DateOnly day) => settings.Rhythm == Rhythm.Weekly
        ? day.DayOfWeek == settings.WeeklyOn
        : settings.Days.HasFlag((Weekdays)(1 << (int)day.DayOfWeek));

    private static DateOnly LocalDay(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>A time that the clocks skip is later by what they skip; of one that they show twice it is the first.</summary>
    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
            return new DateTimeOffset(local, OffsetBefore(local, zone)).ToUniversalTime();
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset LaterInstant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local)).ToUniversalTime();
    }

    // In a gap the offset of before it makes the instant that is as long after the gap's beginning as the time asked for.
    private static TimeSpan OffsetBefore(DateTime skipped, TimeZoneInfo zone)
    {
        var before = skipped;
        do
            before = before.AddHours(-1);
        while (zone.IsInvalidTime(before));
        return zone.GetUtcOffset(before);
    }
}
