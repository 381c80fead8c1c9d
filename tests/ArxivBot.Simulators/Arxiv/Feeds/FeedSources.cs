namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>Several sources as one: the first that has a category's feed of a day gives it.</summary>
public sealed class FeedSources(params IReadOnlyList<IFeedSource> sources) : IFeedSource
{
    public IReadOnlyCollection<DateOnly> Days => [.. sources.SelectMany(s => s.Days).Distinct()];

    public IReadOnlyCollection<string> Categories(DateOnly day) => [.. sources.SelectMany(s => s.Categories(day)).Distinct()];

    public string? Find(string category, DateOnly day) =>
        sources.Select(s => s.Find(category, day)).FirstOrDefault(feed => feed is not null);

    public string? FindCorrect(string category, DateOnly day) =>
        sources.Select(s => s.FindCorrect(category, day)).FirstOrDefault(feed => feed is not null);
}
