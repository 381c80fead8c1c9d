using System.Diagnostics.CodeAnalysis;

namespace ArxivBot.Subscriptions;

/// <summary>Days of the week as people write them: <c>mon-fri</c>, <c>mon, wed</c>, <c>all</c>.</summary>
internal static class WeekdayText
{
    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    public static bool TryRead(string text, out Weekdays days)
    {
        days = Weekdays.None;
        foreach (var part in text.Split([',', ';', ' ', '+'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryReadPart(part.ToLowerInvariant()) is not { } some)
                return false;
            days |= some;
        }

        return days != Weekdays.None;
    }

    public static bool TryReadDay(string text, [NotNullWhen(true)] out DayOfWeek? day)
    {
        var word = text.Trim();
        day = word.Length >= 2 && Week.Where(d => d.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null;
        return day is not null;
    }

    public static string Print(Weekdays days)
    {
        if (days == Weekdays.All)
            return "all";
        var places = Enumerable.Range(0, Week.Length).Where(at => days.HasFlag(Flag(Week[at]))).ToList();
        return places.Count > 2 && places[^1] - places[0] == places.Count - 1
            ? $"{Short(Week[places[0]])}-{Short(Week[places[^1]])}"
            : string.Join(',', places.Select(at => Short(Week[at])));
    }

    private static Weekdays? TryReadPart(string part)
    {
        if (part is "all" or "daily" or "everyday")
            return Weekdays.All;
        if (part is "weekdays" or "workdays")
            return Weekdays.All & ~Weekdays.Saturday & ~Weekdays.Sunday;
        if (part is "weekend" or "weekends")
            return Weekdays.Saturday | Weekdays.Sunday;
        var ends = part.Split(['-', '–', '—'], 2);
        if (!TryReadDay(ends[0], out var from))
            return null;
        if (ends.Length == 1)
            return Flag(from.Value);
        if (!TryReadDay(ends[1], out var until))
            return null;
        var days = Flag(until.Value);
        for (var day = from.Value; day != until; day = (DayOfWeek)(((int)day + 1) % 7))
            days |= Flag(day);
        return days;
    }

    private static Weekdays Flag(DayOfWeek day) => (Weekdays)(1 << (int)day);

    private static string Short(DayOfWeek day) => day.ToString()[..3].ToLowerInvariant();
}
