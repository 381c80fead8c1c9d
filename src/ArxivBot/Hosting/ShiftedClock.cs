using ArxivBot.Arxiv;

namespace ArxivBot.Hosting;

/// <summary>The system's clock, set to another day. Timers and measured times run as ever.</summary>
internal sealed class ShiftedClock(TimeSpan offset) : TimeProvider
{
    /// <summary>The clock on which it is now noon of that day in arXiv's zone.</summary>
    public static TimeProvider At(DateOnly? day) => day is { } date
        ? new ShiftedClock(AnnouncementCalendar.StartOf(date).AddHours(12) - System.GetUtcNow())
        : System;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
