using System.Globalization;
using System.Text;
using System.Xml;

namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>
/// Writes a feed in arXiv's own shape, to the byte: element order, namespaces, indentation, dates.
/// https://info.arxiv.org/help/rss_specifications.html and
/// https://github.com/arXiv/arxiv-feed/blob/0e491fe6c1bb6b965333a3b37dbcbb94466ee090/feed/serializers/serializer.py
/// </summary>
/// <param name="day">The announcement day the feed carries.</param>
/// <param name="categories">What was asked for, in that order, in arXiv's spelling.</param>
public sealed class FeedBuilder(DateOnly day, params IReadOnlyList<string> categories)
{
    /// <summary>arXiv's limit on items in one feed. https://info.arxiv.org/help/rss.html</summary>
    public const int MaximumItems = 2000;

    private readonly List<FeedItem> _items = [];

    /// <summary>How long after Eastern midnight the feed was built: what <c>lastBuildDate</c> tells, in UTC.</summary>
    public TimeSpan BuiltAfterMidnight { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Adds the paper as these categories see it; one that they do not list is left out.</summary>
    public FeedBuilder Add(params IEnumerable<SimulatedPaper> papers)
    {
        foreach (var paper in papers)
        {
            if (paper.TypeIn(categories) is { } type)
                Add(paper, type);
        }

        return this;
    }

    /// <summary>Adds the paper under a type of the caller's choice, be it one that arXiv would not give it.</summary>
    public FeedBuilder Add(SimulatedPaper paper, AnnounceType type)
    {
        _items.Add(new FeedItem(paper.Id, type, Item(paper, type)));
        return this;
    }

    /// <summary>The feed: each paper once, sorted by type and id, cut to the limit as arXiv cuts it.</summary>
    public string Build() => Build(FeedItems.Merge(_items));

    /// <summary>The feed arXiv answers with HTTP 400: well-formed, no items, an address that lacks its at sign.</summary>
    /// <param name="address">The query as the client wrote it.</param>
    internal static string BuildError(string address, string error, DateTimeOffset now)
    {
        var feed = new StringBuilder();
        AppendChannel(
            feed,
            $"Feed error for query: http://rss.arxiv.org/rss/{address}",
            address,
            error,
            "rss-help.arxiv.org",
            now.ToUniversalTime(),
            EasternTime.Midnight(DateOnly.FromDateTime(now.DateTime)));
        return feed.Append(FeedText.End).ToString();
    }

    internal string Build(IEnumerable<FeedItem> items)
    {
        var topics = string.Join(", ", categories);
        var midnight = EasternTime.Midnight(day);
        var feed = new StringBuilder();
        AppendChannel(
            feed,
            $"{topics} updates on arXiv.org",
            string.Join('+', categories),
            $"{topics} updates on the arXiv.org e-print archive.",
            "rss-help@arxiv.org",
            midnight.ToUniversalTime() + BuiltAfterMidnight,
            midnight);
        // Recorded feeds have the two days in either order; this is the commoner one.
        feed.Append("    <skipDays>\n      <day>Sunday</day>\n      <day>Saturday</day>\n    </skipDays>\n");
        foreach (var item in items)
            feed.Append("    ").Append(item.Xml).Append('\n');
        return feed.Append(FeedText.End).ToString();
    }

    private static void AppendChannel(
        StringBuilder feed,
        string title,
        string address,
        string description,
        string editor,
        DateTimeOffset built,
        DateTimeOffset published)
    {
        feed.Append(FeedText.Start);
        AppendElement(feed, 4, "title", title);
        AppendElement(feed, 4, "link", $"http://rss.arxiv.org/rss/{address}");
        AppendElement(feed, 4, "description", description);
        feed.Append(CultureInfo.InvariantCulture, $"    <atom:link href=\"http://rss.arxiv.org/rss/{Escape(address).Replace("\"", "&quot;")}\" rel=\"self\" type=\"application/rss+xml\"/>\n");
        AppendElement(feed, 4, "docs", "http://www.rssboard.org/rss-specification");
        AppendElement(feed, 4, "language", "en-us");
        AppendElement(feed, 4, "lastBuildDate", EasternTime.FeedDate(built));
        AppendElement(feed, 4, "managingEditor", editor);
        AppendElement(feed, 4, "pubDate", EasternTime.FeedDate(published));
    }

    private string Item(SimulatedPaper paper, AnnounceType type)
    {
        var versioned = $"{paper.Id}v{paper.Version.ToString(CultureInfo.InvariantCulture)}";
        var item = new StringBuilder("<item>\n");
        AppendElement(item, 6, "title", paper.Title);
        AppendElement(item, 6, "link", $"https://arxiv.org/abs/{paper.Id}");
        AppendElement(item, 6, "description", $"arXiv:{versioned} Announce Type: {type.Word()} \nAbstract: {paper.Abstract}");
        item.Append(CultureInfo.InvariantCulture, $"      <guid isPermaLink=\"false\">oai:arXiv.org:{Escape(versioned)}</guid>\n");
        foreach (var category in paper.Categories)
            AppendElement(item, 6, "category", category);
        AppendElement(item, 6, "pubDate", EasternTime.FeedDate(EasternTime.Midnight(day)));
        AppendElement(item, 6, "arxiv:announce_type", type.Word());
        AppendElement(item, 6, "dc:rights", paper.License);
        if (paper.Doi is { } doi)
            AppendElement(item, 6, "arxiv:DOI", doi);
        if (paper.JournalReference is { } journal)
            AppendElement(item, 6, "arxiv:journal_reference", journal);
        AppendElement(item, 6, "dc:creator", paper.Authors);
        return item.Append("    </item>").ToString();
    }

    private static void AppendElement(StringBuilder feed, int indentation, string name, string text) =>
        feed.Append(' ', indentation).Append('<').Append(name).Append('>').Append(Escape(text)).Append("</").Append(name).Append(">\n");

    // XmlConvert throws on characters no XML can hold: such a feed is not one of records, but a raw one.
    private static string Escape(string text) => XmlConvert.VerifyXmlChars(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\r", "&#13;", StringComparison.Ordinal);
}
