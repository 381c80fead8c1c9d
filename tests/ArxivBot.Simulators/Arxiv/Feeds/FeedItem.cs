namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>One item of a feed as text, with the two values by which feeds sort and merge.</summary>
/// <param name="Xml">From <c>&lt;item&gt;</c> to <c>&lt;/item&gt;</c>.</param>
internal sealed record FeedItem(string Id, AnnounceType Type, string Xml);

internal static class FeedItems
{
    /// <summary>
    /// Each paper once, under the first of its types; sorted by type, then id. What is over the limit is lost from the front, so it is new
    /// papers with low ids: arXiv sorts backwards, limits, and turns round.
    /// https://github.com/arXiv/arxiv-feed/blob/0e491fe6c1bb6b965333a3b37dbcbb94466ee090/feed/database.py
    /// </summary>
    public static IReadOnlyList<FeedItem> Merge(IEnumerable<FeedItem> items) =>
    [
        .. items
            .GroupBy(item => item.Id)
            .Select(same => same.MinBy(item => item.Type)!)
            .OrderBy(item => item.Type)
            .ThenBy(item => item.Id, StringComparer.Ordinal)
            .TakeLast(FeedBuilder.MaximumItems),
    ];
}
