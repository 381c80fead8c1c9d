using ArxivBot.Arxiv;
using ArxivBot.Papers;

namespace ArxivBot.Tests.Ranking;

/// <summary>What recorded lists announced, in the order of the categories.</summary>
internal static class RecordedDay
{
    public static List<AnnouncedPaper> Read(string day, params IEnumerable<string> categories) =>
    [
        .. from category in categories
           let feed = FeedParser.Parse(Corpus.Feed(day, category), category)
           from item in feed.Items
           select new AnnouncedPaper(item.ToPaper(), item.Version, item.Kind, category, item.Day!.Value),
    ];
}
