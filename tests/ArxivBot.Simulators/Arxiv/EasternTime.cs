using System.Globalization;

namespace ArxivBot.Simulators.Arxiv;

/// <summary>arXiv's own zone, in which its days begin. https://info.arxiv.org/help/availability.html</summary>
internal static class EasternTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static DateTimeOffset Midnight(DateOnly day) => At(day, TimeOnly.MinValue);

    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    public static DateTimeOffset Now(TimeProvider clock) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone);

    /// <summary>As the feed writes an instant, in the offset it carries: <c>Tue, 16 Dec 2025 00:00:00 -0500</c>.</summary>
    public static string FeedDate(DateTimeOffset instant)
    {
        var offset = instant.Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{instant:ddd, dd MMM yyyy HH:mm:ss} {sign}{offset:hhmm}");
    }
}
