using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Benchmarks;

/// <summary>One day's feeds of four categories, as arXiv sends them: recorded, or made up where no records are at hand.</summary>
/// <param name="Feeds">For each category the feed's XML.</param>
/// <param name="Announcements">How many there are in all the lists together.</param>
internal sealed partial record FeedDay(DateOnly Day, IReadOnlyDictionary<Category, string> Feeds, int Announcements)
{
    private const int Large = 1_600, Ordinary = 688;

    private static readonly string[] Names = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];

    public IReadOnlyList<Category> Categories => [.. Feeds.Keys];

    /// <summary>The largest of the recorded days.</summary>
    public static FeedDay Real() => Records.Folder is { } folder ? Join(folder, new DateOnly(2025, 12, 16), 1) : Invented(Ordinary);

    /// <summary>Days put together until they hold 1,600 announcements.</summary>
    public static FeedDay Joined() => Records.Folder is { } folder ? Join(folder, new DateOnly(2025, 12, 9), Large) : Invented(Large);

    /// <summary>Everything that was announced, list after list, as a digest's composer sees it.</summary>
    public List<AnnouncedPaper> Parse() =>
    [
        .. from feed in Feeds
           from item in FeedParser.Parse(feed.Value, feed.Key.Id).Items
           select new AnnouncedPaper(item.ToPaper(), item.Version, item.Kind, feed.Key.Id, item.Day ?? Day),
    ];

    private static FeedDay Join(string folder, DateOnly first, int least)
    {
        var records = new FeedFolder(folder);
        var items = Names.ToDictionary(name => name, _ => new Dictionary<string, string>());
        foreach (var day in records.Days.Where(day => day >= first).Order())
        {
            foreach (var name in Names)
            {
                foreach (Match item in Item().Matches(records.FindCorrect(name, day)!))
                    items[name].TryAdd(item.Groups["guid"].Value, item.Value);
            }

            if (items.Values.Sum(list => list.Count) >= least)
                break;
        }

        return Of(first, name => WithItems(records.Find(name, first)!, items[name].Values));
    }

    /// <summary>A feed whose items are these, all of its own date.</summary>
    private static string WithItems(string feed, IEnumerable<string> items)
    {
        var date = Date().Match(feed).Value;
        var start = feed.IndexOf("<item>", StringComparison.Ordinal);
        var end = feed.LastIndexOf("</item>", StringComparison.Ordinal) + "</item>".Length;
        var joined = new StringBuilder(feed[..start]).AppendJoin("\n    ", items.Select(item => Date().Replace(item, date)));
        return joined.Append(feed.AsSpan(end)).ToString();
    }

    private static FeedDay Invented(int announcements)
    {
        var day = new DateOnly(2025, 12, 16);
        // A paper stands in two of the lists, more or less.
        var papers = GeneratedDay.Papers(day, Names, announcements / 2);
        return Of(day, name => new FeedBuilder(day, name).Add(papers).Build());
    }

    private static FeedDay Of(DateOnly day, Func<string, string> feed)
    {
        Dictionary<Category, string> feeds = [];
        foreach (var name in Names)
            feeds.Add(Category.TryFind(name, out var category) ? category : throw new FormatException(name), feed(name));
        return new FeedDay(day, feeds, feeds.Values.Sum(xml => Item().Count(xml)));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Announcements:N0} announcements");

    [GeneratedRegex("<item>.*?<guid[^>]*>(?<guid>[^<]*)</guid>.*?</item>", RegexOptions.Singleline)]
    private static partial Regex Item();

    [GeneratedRegex("<pubDate>[^<]*</pubDate>")]
    private static partial Regex Date();
}
