using System.Collections.Concurrent;

namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>Feeds as text, well-formed or not, served as they are but for <c>lastBuildDate</c>.</summary>
public sealed class RawFeeds : IFeedSource
{
    private readonly ConcurrentDictionary<(DateOnly Day, string Category), string> _feeds = new();

    public IReadOnlyCollection<DateOnly> Days => [.. _feeds.Keys.Select(key => key.Day).Distinct()];

    /// <summary>Sets, or replaces, the feed of one category and day.</summary>
    public RawFeeds Set(string category, DateOnly day, string xml)
    {
        _feeds[(day, Taxonomy.Require(category))] = xml;
        return this;
    }

    public IReadOnlyCollection<string> Categories(DateOnly day) => [.. _feeds.Keys.Where(key => key.Day == day).Select(key => key.Category)];

    public string? Find(string category, DateOnly day) => _feeds.GetValueOrDefault((day, category));
}
