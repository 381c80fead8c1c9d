using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArxivBot.Arxiv;
using ArxivBot.Papers;

namespace ArxivBot.Tests.Ranking;

/// <summary>One recorded day's feeds, read just well enough to rank them.</summary>
internal static partial class RecordedDay
{
    public static List<AnnouncedPaper> Read(string day, params IEnumerable<string> categories) =>
        [.. categories.SelectMany(category => Feed(day, category))];

    private static IEnumerable<AnnouncedPaper> Feed(string day, string category)
    {
        using var file = File.OpenRead(Shared.Path($"arxiv/corpus/{day}/{category}.xml.gz"));
        using var xml = new GZipStream(file, CompressionMode.Decompress);
        return [.. XDocument.Load(xml).Descendants("item").Select(item => Paper(item, category, day))];
    }

    private static AnnouncedPaper Paper(XElement item, string category, string day)
    {
        var description = Description().Match((string)item.Element("description")!);
        ArxivId.TryParse(description.Groups[1].Value, out var id, out var version).ShouldBeTrue();
        AnnouncementKinds.TryParse(description.Groups[2].Value, out var kind).ShouldBeTrue();
        var paper = new Paper
        {
            Id = id!,
            Version = version ?? 1,
            Title = (string)item.Element("title")!,
            Abstract = description.Groups[3].Value.Replace("\n  ", "\n", StringComparison.Ordinal),
            Authors = [],
            Categories = [.. item.Elements("category").Select(element => element.Value)],
        };
        return new AnnouncedPaper(
            paper, paper.Version, kind, category, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^arXiv:(\S+)\s+Announce Type:\s+(\S+)\s+Abstract:\s+(.+)$", RegexOptions.Singleline)]
    private static partial Regex Description();
}
