using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Reliability.Replay.World;

/// <summary>Lists that arXiv has served, where they are at hand, under the dates of the replay.</summary>
internal static partial class RecordedLists
{
    private static readonly string[] Categories = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];
    private static readonly XNamespace Arxiv = "http://arxiv.org/schemas/atom", Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>Recorded days that follow each other, the oldest first; none where there are no recordings.</summary>
    public static IReadOnlyList<string> Days(int most) => Folder() is not { } folder ? [] :
        [.. Directory.GetDirectories(folder, "2025-12-*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Take(most)];

    public static IReadOnlyList<DayList> Of(string recorded, DateOnly day) => [.. Categories.Select(category => Read(Path.Combine(Folder()!, recorded), category, day))];

    /// <summary>Ids of the same evening that no recorded list has: arXiv gave them to papers of other categories.</summary>
    /// <param name="taken">Those of all recorded lists: a paper is cross-listed days later.</param>
    public static IEnumerable<string> FreeIds(IReadOnlyList<DayList> lists, IReadOnlySet<string> taken)
    {
        var news = lists.SelectMany(list => list.Papers).Where(paper => paper.Kind == AnnounceType.New).Select(paper => paper.Id).ToHashSet();
        var month = news.Min()![..5];
        var numbers = news.Where(id => id.StartsWith(month, StringComparison.Ordinal)).Select(id => int.Parse(id[5..], CultureInfo.InvariantCulture)).ToList();
        // The lowest of an evening's ids may be a straggler's, below the highest of the evening before.
        var middle = numbers.Order().ElementAt(numbers.Count / 2);
        return Enumerable.Range(middle, numbers.Max() - middle)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{month}{number:00000}")).Where(id => !taken.Contains(id));
    }

    private static DayList Read(string folder, string category, DateOnly day)
    {
        // Where arXiv was late, what it should have served: lateness is the publication's part.
        var path = new[] { $"{category}.fresh.xml.gz", $"{category}.xml.gz" }.Select(name => Path.Combine(folder, name)).First(File.Exists);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var feed = reader.ReadToEnd();
        var papers = XDocument.Parse(feed).Descendants("item").Select(Paper).ToList();
        return new DayList(category, day, papers, date => Published().Replace(feed, $"<pubDate>{Midnight(date)}</pubDate>"));
    }

    private static ListedPaper Paper(XElement item) => new(
        item.Element("link")!.Value.Split("/abs/")[1],
        item.Element(Arxiv + "announce_type")!.Value switch
        {
            "new" => AnnounceType.New,
            "cross" => AnnounceType.Cross,
            "replace" => AnnounceType.Replace,
            _ => AnnounceType.ReplaceCross,
        },
        new PaperText(item.Element("title")!.Value, item.Element("description")!.Value.Split("Abstract: ", 2)[1], item.Element(Dublin + "creator")?.Value ?? ""));

    private static string Midnight(DateOnly day)
    {
        var offset = TimeSpan.FromHours(day < new DateOnly(2025, 11, 3) ? -4 : -5);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), offset).ToString("ddd, dd MMM yyyy 00:00:00 zzz", CultureInfo.InvariantCulture).Remove(29, 1);
    }

    /// <summary>The folder <c>shared/arxiv/corpus</c> beside this checkout or above it.</summary>
    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "arxiv", "corpus");
            if (Directory.Exists(path))
                return path;
        }

        return null;
    }

    [GeneratedRegex("<pubDate>[^<]*</pubDate>")]
    private static partial Regex Published();
}
