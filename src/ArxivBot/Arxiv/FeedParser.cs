using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;

namespace ArxivBot.Arxiv;

/// <summary>
/// Reads a category's RSS feed. https://info.arxiv.org/help/rss_specifications.html
/// Whatever the text is, it answers with the announcements it could read, those it could not, and what is wrong.
/// </summary>
internal static partial class FeedParser
{
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly XNamespace ArxivNamespace = "http://arxiv.org/schemas/atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    // arXiv's own feeds have 2,000 items at most, four levels deep.
    private const int MostItems = 10_000, DeepestElement = 50;

    private const string Envelope =
        """<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">""";

    /// <param name="category">Whose list it is; the primary category of items that name none.</param>
    public static ArxivFeed Parse(string xml, string category)
    {
        xml = xml.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (Prolog(xml) is { } refusal)
            return new ArxivFeed(null, [], [], refusal);
        if (Inspect(xml) is { } problem)
            return ReadInPieces(xml, problem, category);
        try
        {
            var feed = FeedReader.ReadFromString(xml);
            if (feed.Type is not (FeedType.Rss_2_0 or FeedType.Rss))
                return new ArxivFeed(null, [], [], $"it is not an RSS 2.0 feed but {feed.Type}");
            var sources = feed.Items.Select(item => new Source(item.SpecificItem.Element, null, null));
            return Read(sources, DayOf(feed.SpecificFeed.Element.DescendantsAndSelf("channel").FirstOrDefault()?.Element("pubDate")?.Value), null, category);
        }
        // Well-formed XML that the library cannot make sense of; it says so with many types of exception.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return ReadInPieces(xml, exception.Message, category);
        }
    }

    /// <summary>One broken item makes the whole document unreadable as XML: its neighbours are read one by one.</summary>
    private static ArxivFeed ReadInPieces(string xml, string problem, string category)
    {
        var channelEnd = xml.IndexOf("<item", StringComparison.Ordinal);
        var channel = channelEnd < 0 ? xml : xml[..channelEnd];
        var day = ChannelDate().Match(channel) is { Success: true } match ? DayOf(match.Groups["date"].Value) : null;
        var complete = xml.AsSpan().TrimEnd().EndsWith("</rss>", StringComparison.Ordinal);
        List<Source> sources = [.. Pieces(xml).Take(MostItems).Select(ReadPiece)];
        var damage = complete && sources.Count > 0 ? null : complete ? problem : $"it is cut off or no feed ({problem})";
        return Read(sources, day, damage, category);
    }

    /// <summary>Texts from each item's start to its end, or to the next item's start where the end is missing.</summary>
    private static IEnumerable<string> Pieces(string xml)
    {
        const string End = "</item>";
        var start = NextItem(xml, 0);
        while (start >= 0)
        {
            var next = NextItem(xml, start + 1);
            var limit = next < 0 ? xml.Length : next;
            var end = xml.IndexOf(End, start, limit - start, StringComparison.Ordinal);
            yield return xml[start..(end < 0 ? limit : end + End.Length)];
            start = next;
        }
    }

    private static int NextItem(string xml, int from)
    {
        while (true)
        {
            var at = xml.IndexOf("<item", from, StringComparison.Ordinal);
            if (at < 0)
                return -1;
            if (at + 5 < xml.Length && (xml[at + 5] == '>' || char.IsWhiteSpace(xml[at + 5])))
                return at;
            from = at + 5;
        }
    }

    private static Source ReadPiece(string piece)
    {
        try
        {
            return new Source(ParseItem(piece), piece, null);
        }
        catch (XmlException first)
        {
            // A stray control character is no reason to lose a paper.
            var clean = WithoutForbiddenCharacters(piece);
            if (clean.Length == piece.Length)
                return new Source(null, piece, first.Message);
            try
            {
                return new Source(ParseItem(clean), piece, null);
            }
            catch (XmlException second)
            {
                return new Source(null, piece, second.Message);
            }
        }
    }

    private static XElement ParseItem(string piece)
    {
        var xml = $"{Envelope}{piece}</rss>";
        if (Inspect(xml) is { } problem)
            throw new XmlException(problem);
        using var reader = XmlReader.Create(new StringReader(xml), Strict);
        var items = XElement.Load(reader).Elements("item").ToList();
        return items is [var item] ? item : throw new XmlException("it is not one item");
    }

    private static string WithoutForbiddenCharacters(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in ForbiddenReference().Replace(text, "").EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static ArxivFeed Read(IEnumerable<Source> sources, DateOnly? channelDay, string? damage, string category)
    {
        List<FeedItem> items = [];
        List<UnparsedFeedItem> unparsed = [];
        Dictionary<ArxivId, int> positions = [];
        var position = 0;
        foreach (var source in sources)
        {
            position++;
            var (item, reason) = source.Element is { } element ? ReadItem(element, position, category) : (null, source.Problem);
            if (item is not null && !positions.TryAdd(item.Id, position))
            {
                reason = $"{item.Id} is already item {positions[item.Id]} of this list";
                item = null;
            }

            if (item is not null)
            {
                items.Add(item);
                continue;
            }

            var text = source.Text ?? source.Element!.ToString(SaveOptions.DisableFormatting);
            unparsed.Add(new UnparsedFeedItem(position, reason!, text[..Math.Min(text.Length, UnparsedFeedItem.LongestSource)]));
        }

        return new ArxivFeed(MostCommon(items.Select(i => i.Day)) ?? channelDay, items, unparsed, damage);
    }

    private static (FeedItem? Item, string? Reason) ReadItem(XElement element, int position, string category)
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

    private static string OnOneLine(string text) =>
        text.AsSpan().ContainsAny('\r', '\n') ? LineBreaks().Replace(text, " ").Trim() : text.Trim();

    /// <summary>In arXiv's abstracts an indented line begins a paragraph; other line breaks only wrap.</summary>
    private static string Paragraphs(string text) =>
        OnOneLine(text.AsSpan().ContainsAny('\r', '\n') ? ParagraphBreaks().Replace(text.Trim(), "\u2029") : text).Replace('\u2029', '\n');

    private static DateOnly? DayOf(string? date) =>
        DateTimeOffset.TryParseExact(
            date?.Trim(), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? AnnouncementCalendar.DayOf(instant)
            : null;

    private static DateOnly? MostCommon(IEnumerable<DateOnly?> days) =>
        days.Where(d => d is not null).GroupBy(d => d).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault()?.Key;

    private static string? Prolog(string xml)
    {
        if (!xml.StartsWith('<'))
            return xml.Length == 0 ? "it is empty" : $"it is no XML: '{OnOneLine(xml[..Math.Min(xml.Length, 80)])}'";
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Strict);
            reader.MoveToContent();
            return reader.LocalName is "rss" ? null : $"it is not an RSS feed but <{reader.LocalName}>";
        }
        catch (XmlException exception)
        {
            return $"it is not readable as XML: {exception.Message}";
        }
    }

    /// <summary>Why a text is no XML to build a tree of; null when it is. Trees of endless depth or width take endless time.</summary>
    private static string? Inspect(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Strict);
            var items = 0;
            while (reader.Read())
            {
                if (reader.Depth > DeepestElement)
                    return $"its elements are nested more than {DeepestElement} deep";
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "item" } && ++items > MostItems)
                    return $"it has more than {MostItems:N0} items";
            }

            return null;
        }
        catch (XmlException exception)
        {
            return exception.Message;
        }
    }

    private sealed record Source(XElement? Element, string? Text, string? Problem);

    [GeneratedRegex(@"^arXiv:(?<id>\S+)\s+Announce Type:\s+(?<kind>\S+)\s*(?:Abstract:)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"[ \t]*(?:\r\n?|\n)[ \t]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LineBreaks();

    [GeneratedRegex(@"[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n)\s*|[ \t]{2,})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ParagraphBreaks();

    [GeneratedRegex(@"<pubDate>(?<date>[^<]{1,60})</pubDate>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ChannelDate();

    [GeneratedRegex(@"&#(?:x0*(?:[0-8bcBCefEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));", RegexOptions.CultureInvariant)]
    private static partial Regex ForbiddenReference();
}
