using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>
/// Takes feeds apart and restamps them as text, so that whatever is odd in a recorded feed reaches the client as it was.
/// </summary>
internal static partial class FeedText
{
    /// <summary>All before the channel's first element.</summary>
    public const string Start = """
        <?xml version='1.0' encoding='UTF-8'?>
        <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
          <channel>

        """;

    public const string End = "  </channel>\n</rss>\n";

    public static bool HasItems(string feed) => feed.Contains("<item>", StringComparison.Ordinal);

    public static IEnumerable<FeedItem> Items(string feed)
    {
        for (var from = 0; ;)
        {
            var start = feed.IndexOf("<item>", from, StringComparison.Ordinal);
            var end = start < 0 ? -1 : feed.IndexOf("</item>", start, StringComparison.Ordinal);
            if (end < 0)
                yield break;
            from = end + "</item>".Length;
            var xml = feed[start..from];
            // An item without an id or a type is an oddity of a raw feed: it stays an item of its own.
            var id = Guid().Match(xml) is { Success: true } guid ? guid.Groups["id"].Value : xml;
            yield return new FeedItem(id, AnnounceTypes.Find(TypeElement().Match(xml).Groups["type"].Value) ?? AnnounceType.New, xml);
        }
    }

    /// <summary>The feed as if it had been built at another moment of its day.</summary>
    public static string Rebuilt(string feed, DateTimeOffset built) =>
        LastBuildDate().Replace(feed, $"<lastBuildDate>{EasternTime.FeedDate(built.ToUniversalTime())}</lastBuildDate>", 1);

    /// <summary>The feed with the same items, all under another day's date.</summary>
    public static string Redated(string feed, DateOnly day) =>
        PubDate().Replace(feed, $"<pubDate>{EasternTime.FeedDate(EasternTime.Midnight(day))}</pubDate>");

    [GeneratedRegex(@"<guid[^>]*>oai:arXiv\.org:(?<id>[^<]+?)(v\d+)?</guid>", RegexOptions.ExplicitCapture)]
    private static partial Regex Guid();

    [GeneratedRegex("<arxiv:announce_type>(?<type>[^<]*)</arxiv:announce_type>", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeElement();

    [GeneratedRegex("<lastBuildDate>[^<]*</lastBuildDate>")]
    private static partial Regex LastBuildDate();

    [GeneratedRegex("<pubDate>[^<]*</pubDate>")]
    private static partial Regex PubDate();
}
