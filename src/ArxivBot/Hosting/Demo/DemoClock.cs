using ArxivBot.Arxiv;

namespace ArxivBot.Hosting.Demo;

/// <summary>Says that it is the morning of the day being shown.</summary>
internal sealed class DemoClock : TimeProvider
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    public DateOnly Day { get; set; }

    public override DateTimeOffset GetUtcNow() => AnnouncementCalendar.StartOf(Day) + Morning;
}
