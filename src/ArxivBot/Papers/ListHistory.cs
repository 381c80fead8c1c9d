using ArxivBot.Arxiv;

namespace ArxivBot.Papers;

/// <summary>What is known when a list arrives.</summary>
/// <param name="Announced">The list's papers that this category announced on earlier days.</param>
/// <param name="Ranges">The ids that recent lists, of any category, gave out to new papers.</param>
internal sealed record ListHistory(ILookup<ArxivId, EarlierAnnouncement> Announced, IReadOnlyList<DayRange> Ranges)
{
    public static ListHistory None { get; } = new(Array.Empty<EarlierAnnouncement>().ToLookup(e => e.Id), []);

    /// <summary>A paper is new or cross-listed once in a category, and replaced once by each version.</summary>
    public bool Knows(FeedItem item) => Announced[item.Id].Any(earlier =>
        item.Kind.IsFirst() ? earlier.Kind.IsFirst() : !earlier.Kind.IsFirst() && earlier.Version == item.Version);

    /// <summary>The day on which most of these items were announced before.</summary>
    public DateOnly? DayOf(IEnumerable<FeedItem> items) => items
        .SelectMany(item => Announced[item.Id].Select(earlier => (DateOnly?)earlier.Day))
        .GroupBy(day => day)
        .OrderByDescending(day => day.Count())
        .ThenByDescending(day => day.Key)
        .FirstOrDefault()?.Key;
}

internal sealed record EarlierAnnouncement(ArxivId Id, int Version, AnnouncementKind Kind, DateOnly Day);

/// <summary>The ids that one list gave out to new papers.</summary>
/// <param name="Count">How many there are.</param>
internal sealed record DayRange(DateOnly Day, ArxivId Lowest, ArxivId Highest, int Count);
