using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Simulators.Arxiv;

/// <summary>Makes the one feed a query gets on a day from the feeds of its categories.</summary>
internal sealed class DailyFeeds(IFeedSource source)
{
    /// <param name="faults">Those that strike a category; only late publication matters here.</param>
    public string Compose(FeedQuery query, DateOnly today, TimeSpan builtAfterMidnight, IReadOnlyDictionary<string, Fault> faults)
    {
        var parts = query.Categories.Select(category => Part(category, today, faults.GetValueOrDefault(category))).ToList();
        // A feed goes under an old date only when all of it is old.
        var day = parts.Max(part => part.Day);
        var built = EasternTime.Midnight(day) + builtAfterMidnight;
        if (query.Topics is [var topic] && query.Categories is [var only] && topic == only && parts[0].Feed is { } feed)
            return FeedText.Rebuilt(feed, built);

        return new FeedBuilder(day, query.Topics) { BuiltAfterMidnight = builtAfterMidnight }
            .Build(FeedItems.Merge(parts.SelectMany(part => FeedText.Items(part.Feed ?? ""))));
    }

    private (DateOnly Day, string? Feed) Part(string category, DateOnly today, Fault? fault)
    {
        switch (fault)
        {
            case Fault.Empty:
                return (today, null);
            case Fault.YesterdaysFeed:
                var day = DayBefore(category, today) ?? today.AddDays(-1);
                return (day, source.Find(category, day));
            case Fault.StaleBatch:
                return DayBefore(category, today) is { } before && source.FindCorrect(category, before) is { } batch
                    ? (today, FeedText.Redated(batch, today))
                    : (today, null);
            default:
                return (today, source.Find(category, today));
        }
    }

    private DateOnly? DayBefore(string category, DateOnly today) => source.Days
        .Where(day => day < today)
        .OrderDescending()
        .Select(day => (DateOnly?)day)
        .FirstOrDefault(day => source.FindCorrect(category, day!.Value) is { } feed && FeedText.HasItems(feed));
}
