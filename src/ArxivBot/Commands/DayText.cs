using System.Globalization;

namespace ArxivBot.Commands;

/// <summary>An announcement day as people write it.</summary>
internal static class DayText
{
    private const int MostDays = 3650;

    private static readonly string[] Units = ["", "d", "day", "days"];

    /// <param name="today">In arXiv's zone.</param>
    public static bool TryRead(string text, DateOnly today, out DateOnly day)
    {
        var word = text.Trim().ToLowerInvariant();
        day = word == "yesterday" ? today.AddDays(-1) : today;
        if (word is "today" or "yesterday")
            return true;
        if (DateOnly.TryParseExact(word, ["yyyy-M-d", "yyyyMMdd", "d MMM yyyy", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return true;
        if (word.Length < 3 || Enum.GetValues<DayOfWeek>().Where(d => d.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList() is not [var weekday])
            return false;
        // The last one, today included.
        day = today.AddDays(-((7 + (int)today.DayOfWeek - (int)weekday) % 7));
        return true;
    }

    /// <summary>Reads <c>7</c>, <c>7d</c> or <c>7 days</c>.</summary>
    public static bool TryReadCount(string text, out int days)
    {
        var word = text.Trim();
        var digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : word.Length;
        return int.TryParse(word.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out days)
            && days is >= 1 and <= MostDays
            && Units.Contains(word[digits..].Trim(), StringComparer.OrdinalIgnoreCase);
    }
}
