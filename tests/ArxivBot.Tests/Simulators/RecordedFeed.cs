using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Simulators;

/// <summary>A feed in a file, read apart into the records from which a builder should write it again.</summary>
internal static class RecordedFeed
{
    private static readonly XNamespace Arxiv = "http://arxiv.org/schemas/atom";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static string Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        return reader.ReadToEnd();
    }

    public static string Rebuild(string feed)
    {
        var channel = XDocument.Parse(feed).Root!.Element("channel")!;
        var midnight = Date(channel, "pubDate");
        return new FeedBuilder(DateOnly.FromDateTime(midnight.DateTime), channel.Element("link")!.Value.Split('/')[^1].Split('+'))
        {
            BuiltAfterMidnight = Date(channel, "lastBuildDate") - midnight,
        }.Add(channel.Elements("item").Select(Paper)).Build();
    }

    private static SimulatedPaper Paper(XElement item)
    {
        var versioned = item.Element("guid")!.Value["oai:arXiv.org:".Length..].Split('v');
        var description = item.Element("description")!.Value;
        return new SimulatedPaper(versioned[0], item.Element("title")!.Value, [.. item.Elements("category").Select(c => c.Value)])
        {
            Version = int.Parse(versioned[1], CultureInfo.InvariantCulture),
            Action = item.Element(Arxiv + "announce_type")!.Value switch
            {
                "new" => PaperAction.New,
                "cross" => PaperAction.Cross,
                _ => PaperAction.Replace,
            },
            Abstract = description[(description.IndexOf("Abstract: ", StringComparison.Ordinal) + "Abstract: ".Length)..],
            Authors = item.Element(Dc + "creator")!.Value,
            License = item.Element(Dc + "rights")!.Value,
            Doi = item.Element(Arxiv + "DOI")?.Value,
            JournalReference = item.Element(Arxiv + "journal_reference")?.Value,
        };
    }

    private static DateTimeOffset Date(XElement channel, string name) =>
        DateTimeOffset.Parse(channel.Element(name)!.Value, CultureInfo.InvariantCulture);
}
