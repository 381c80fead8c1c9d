using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ArxivBot.Arxiv;

/// <summary>Reads one item of a feed. https://info.arxiv.org/help/rss_specifications.html</summary>
internal static partial class FeedItemReader
{
    private static readonly XNamespace ArxivNamespace = "http://arxiv.org/schemas/atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <param name="position">Place in the list, counted from 1.</param>
    /// <param name="category">Whose list it is; the primary category of items that name none.</param>
    /// <returns>The announcement, or why it is none.</returns>
    public static (FeedItem? Item, string? Reason) Read(XElement element, int position, string category)
    {
        var description = Text(element, "description");
        var head = Head().Match(description);
        var (id, version) = Identify(Text(element, "guid").Replace("oai:arXiv.org:", "", StringComparison.Ordinal), head.Groups["id"].Value, Text(element, "link"));
        if (id is null)
            return (null, "no arXiv id in guid, description or link");
        if (version is null)
            return (null, $"no version of {id} in guid, description or link");
        var word = element.Element(ArxivNamespace + "announce_type")?.Value ?? head.Groups["kind"].Value;
        if (!AnnouncementKinds.TryParse(word, out var kind))
            return (null, string.IsNullOrWhiteSpace(word) ? $"{id} has no announce type" : $"{id} has the unknown announce type '{word.Trim()}'");
        var title = OnOneLine(Text(element, "title"));
        if (title.Length == 0)
            return (null, $"{id} has no title");

        List<string> categories = [.. element.Elements("category").Select(c => OnOneLine(c.Value)).Where(c => c.Length > 0).Distinct()];
        return (new FeedItem
        {
            Position = position,
            Id = id,
            Version = version.Value,
            Kind = kind,
            Title = title,
            Abstract = Paragraphs(description[(head.Index + head.Length)..]),
            Authors = CreatorField.Split(OnOneLine(element.Element(DublinCore + "creator")?.Value ?? "")),
            Categories = categories.Count > 0 ? categories : [category],
            Day = DayOf(Text(element, "pubDate")),
            License = OnOneLine(element.Element(DublinCore + "rights")?.Value ?? "") is { Length: > 0 } license ? license : null,
        }, null);
    }

    /// <summary>The first text with an id decides; the version may come from a later one that names the same paper.</summary>
    private static (ArxivId? Id, int? Version) Identify(string guid, string head, string link)
    {
        (ArxivId? Id, int? Version) found = (null, null);
        foreach (var text in (string[])[guid, head, LinkTail(link)])
        {
            if (!ArxivId.TryParse(text, out var id, out var version) || (found.Id is not null && found.Id != id))
                continue;
            found = (id, found.Version ?? version);
            if (found.Version is not null)
                break;
        }

        return found;
    }

    private static string LinkTail(string link)
    {
        const string Page = "/abs/";
        var at = link.IndexOf(Page, StringComparison.Ordinal);
        return at < 0 ? "" : link[(at + Page.Length)..];
    }

    private static string Text(XElement element, string name) => element.Element(name)?.Value.Trim() ?? "";

    public static string OnOneLine(string text) =>
        text.AsSpan().ContainsAny('\r', '\n') ? LineBreaks().Replace(text, " ").Trim() : text.Trim();

    /// <summary>In arXiv's abstracts an indented line begins a paragraph; other line breaks only wrap.</summary>
    private static string Paragraphs(string text) =>
        OnOneLine(text.AsSpan().ContainsAny('\r', '\n') ? ParagraphBreaks().Replace(text.Trim(), "\u2029") : text).Replace('\u2029', '\n');

    /// <summary>The date in arXiv's zone of an RFC 822 instant; null when it is none.</summary>
    public static DateOnly? DayOf(string? date) =>
        DateTimeOffset.TryParseExact(
            date?.Trim(), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? AnnouncementCalendar.DayOf(instant)
            : null;

    [GeneratedRegex(@"^arXiv:(?<id>\S+)\s+Announce Type:\s+(?<kind>\S+)\s*(?:Abstract:)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"[ \t]*(?:\r\n?|\n)[ \t]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LineBreaks();

    [GeneratedRegex(@"[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n)\s*|[ \t]{2,})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ParagraphBreaks();
}
