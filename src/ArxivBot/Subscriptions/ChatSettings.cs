using ArxivBot.Documents;

namespace ArxivBot.Subscriptions;

/// <summary>When and how a chat wants its digests. Times of day are local to <see cref="TimeZone"/>.</summary>
internal sealed record ChatSettings
{
    public required TimeOnly DeliverAt { get; init; }

    /// <summary>IANA's name, such as <c>Asia/Kathmandu</c>.</summary>
    public required string TimeZone { get; init; }

    public Rhythm Rhythm { get; init; } = Rhythm.Daily;

    /// <summary>The weekdays on which a daily digest may come.</summary>
    public Weekdays Days { get; init; } = Weekdays.All;

    /// <summary>The weekday of a weekly digest.</summary>
    public DayOfWeek WeeklyOn { get; init; } = DayOfWeek.Friday;

    /// <summary>Nothing is sent from here; null for never, and then so is <see cref="QuietUntil"/>.</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>Until here, on the next day when it is before <see cref="QuietFrom"/>.</summary>
    public TimeOnly? QuietUntil { get; init; }

    /// <summary>Whether messages come in quiet hours too, without a sound, where the platform can.</summary>
    public bool IsQuietSilent { get; init; }

    /// <summary>Of the bot's own words, such as <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The most papers in one digest, 1 or more.</summary>
    public required int MaximumPapers { get; init; }

    /// <summary>Papers that score less are left out.</summary>
    public double MinimumScore { get; init; }

    /// <summary>Whether new versions of papers are wanted too.</summary>
    public bool Replacements { get; init; }

    /// <summary>Titles, scores and links only.</summary>
    public bool IsCompact { get; init; }

    /// <summary>Of digests.</summary>
    public Placement Placement { get; init; }

    /// <summary>Whom each digest mentions, as the platform writes it; null for nobody.</summary>
    public string? Ping { get; init; }

    /// <summary>Whether a line is sent when there is nothing to show.</summary>
    public bool SaysNothingToday { get; init; }

    /// <summary>Whether everybody in a shared chat may change it, not only its admins.</summary>
    public bool IsOpenToAll { get; init; }
}

internal enum Rhythm
{
    Daily,
    Weekly,
}

[Flags]
internal enum Weekdays
{
    None = 0,
    Sunday = 1,
    Monday = 2,
    Tuesday = 4,
    Wednesday = 8,
    Thursday = 16,
    Friday = 32,
    Saturday = 64,
    All = 127,
}
