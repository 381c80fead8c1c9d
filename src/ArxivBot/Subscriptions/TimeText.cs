using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivBot.Subscriptions;

/// <summary>Times of day as people write them: <c>08:30</c>, <c>8</c>, <c>8:30 pm</c>; two of them for hours.</summary>
internal static partial class TimeText
{
    public static bool TryRead(string text, out TimeOnly time)
    {
        time = default;
        if (Time().Match(text.Trim()) is not { Success: true } match)
            return false;
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > 12)
                return false;
            hour = hour % 12 + (half.ValueSpan[0] is 'p' or 'P' ? 12 : 0);
        }

        if (hour > 23 || minute > 59)
            return false;
        time = new TimeOnly(hour, minute);
        return true;
    }

    /// <summary>Reads <c>22:00-07:00</c>.</summary>
    public static bool TryReadHours(string text, out TimeOnly from, out TimeOnly until)
    {
        (from, until) = (default, default);
        return Dash().Split(text.Trim(), 2) is [var first, var second] && TryRead(first, out from) && TryRead(second, out until);
    }

    public static string Print(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[:.h](?<minute>[0-9]{2}))? ?(?<half>[ap]\.?m\.?)?h?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"\s*(?:-|–|—|\bto\b|\buntil\b)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dash();
}
