using System.Collections.Concurrent;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Reliability.Replay.World;

/// <summary>What the simulated arXiv serves: at each moment what the publication says.</summary>
internal sealed class ReplayFeeds(ReplayWorld world, TimeProvider clock) : IFeedSource
{
    private readonly ConcurrentDictionary<(string, DateOnly, DateOnly), string> _feeds = [];

    public IReadOnlyCollection<DateOnly> Days => world.Days;

    public IReadOnlyCollection<string> Categories(DateOnly day) => [.. Words.Categories];

    public string? Find(string category, DateOnly day)
    {
        // On days without announcements the feed of the day before stays, as it has been seen after a holiday.
        var edition = world.Publication.At(category, clock.GetUtcNow());
        return edition?.List is { } list
            ? _feeds.GetOrAdd((category, list, edition.Date), _ => world.Lists[(category, list)].Write(edition.Date))
            : null;
    }
}
