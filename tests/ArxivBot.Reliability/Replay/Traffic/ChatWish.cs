using System.Collections.Immutable;

namespace ArxivBot.Reliability.Replay.Traffic;

/// <summary>What the people of a chat have asked for, as they would tell it themselves.</summary>
internal sealed record ChatWish
{
    public ImmutableList<WishedList> Subscriptions { get; init; } = [];

    public ImmutableList<string> Keywords { get; init; } = [];

    public ImmutableList<string> Authors { get; init; } = [];

    public ImmutableList<string> Excluded { get; init; } = [];

    public WishedTimes Times { get; init; } = new();

    public int Maximum { get; init; } = 30;

    public double MinimumScore { get; init; }

    public bool Replacements { get; init; }

    public bool SaysNothing { get; init; }

    public bool IsCompact { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Each once, as they were named.</summary>
    public IReadOnlyList<string> Categories => [.. Subscriptions.SelectMany(s => s.Categories).Distinct()];
}

/// <param name="Words">With what each is worth; none is everything.</param>
internal sealed record WishedList(string Name, IReadOnlyList<string> Categories, IReadOnlyList<(string Word, double Weight)> Words)
{
    public bool IsSameAs(WishedList other) => Categories.ToHashSet().SetEquals(other.Categories) && Words.SequenceEqual(other.Words);
}

/// <summary>When a chat wants to hear: times of day of its zone.</summary>
internal sealed record WishedTimes
{
    public TimeOnly At { get; init; } = new(8, 0);

    public string Zone { get; init; } = "UTC";

    /// <summary>The weekdays of a daily digest: a character each from Sunday on, <c>x</c> for yes.</summary>
    public string Days { get; init; } = "xxxxxxx";

    /// <summary>Null is daily.</summary>
    public DayOfWeek? WeeklyOn { get; init; }

    public (TimeOnly From, TimeOnly Until)? Quiet { get; init; }

    public bool IsDay(DayOfWeek day) => WeeklyOn is { } only ? day == only : Days[(int)day] == 'x';
}
