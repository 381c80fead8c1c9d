using System.Xml;
using System.Xml.Linq;
using ArxivBot.Arxiv;

namespace ArxivBot.Subscriptions.Transfer;

/// <summary>Feeds as feed readers pass them on. http://opml.org/spec2.opml</summary>
/// <param name="Skipped">How many feeds are none of arXiv's.</param>
internal sealed record Opml(IReadOnlyList<Category> Categories, int Skipped)
{
    private const int MostCharacters = 5_000_000;

    public static string Write(string title, IEnumerable<Category> categories)
    {
        var document = new XDocument(new XElement(
            "opml", new XAttribute("version", "2.0"), new XElement("head", new XElement("title", title)),
            new XElement("body", categories.Select(category => new XElement(
                "outline", new XAttribute("type", "rss"), new XAttribute("text", $"{category.Id}: {category.Name}"),
                new XAttribute("title", category.Id), new XAttribute("xmlUrl", FeedAddress.Of(category)))))));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n".ReplaceLineEndings("\n");
    }

    /// <param name="file">What the problem lines call it.</param>
    /// <exception cref="UsageException">Names the line at which it is no OPML, or says that there is no feed of arXiv's.</exception>
    public static Opml Read(string file, string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text.TrimStart('\uFEFF')),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
            return Read(file, reader);
        }
        catch (XmlException exception)
        {
            throw new UsageException($"{file}:{Math.Max(1, exception.LineNumber)}: this is not XML: {exception.Message}", exception);
        }
    }

    // To the end, so that damage behind the last feed is noticed too; and without a tree, whose depth a stranger decides.
    private static Opml Read(string file, XmlReader reader)
    {
        List<Category> categories = [];
        var skipped = 0;
        reader.MoveToContent();
        if (reader.LocalName != "opml")
            throw new UsageException($"{file}:{((IXmlLineInfo)reader).LineNumber}: this is XML, but no OPML: it begins with <{Cut(reader.LocalName)}>");
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "outline" || reader.GetAttribute("xmlUrl") is not { } address)
                continue;
            var found = FeedAddress.Read(address);
            categories.AddRange(found.Except(categories));
            skipped += found.Count == 0 ? 1 : 0;
        }

        return categories.Count > 0
            ? new Opml(categories, skipped)
            : throw new UsageException($"{file}: no feed of arXiv's is in it: one looks like <outline type=\"rss\" xmlUrl=\"https://rss.arxiv.org/rss/cs.LG\"/>");
    }

    private static string Cut(string name) => name.Length > 40 ? $"{name[..40]}…" : name;
}
