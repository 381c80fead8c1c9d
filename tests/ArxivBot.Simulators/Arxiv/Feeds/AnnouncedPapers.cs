using System.Collections.Concurrent;

namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>
/// Feeds built from records. A paper is announced once and stands in the feed of each of its categories, as new, cross, replace or
/// replace-cross, whichever it is there. More may be announced while the simulator serves.
/// </summary>
public sealed class AnnouncedPapers : IFeedSource
{
    private readonly ConcurrentDictionary<DateOnly, IReadOnlyList<SimulatedPaper>> _days = new();

    public IReadOnlyCollection<DateOnly> Days => [.. _days.Keys];

    /// <param name="day">The date of the feed that carries them: the day after the evening of the announcement.</param>
    public AnnouncedPapers Announce(DateOnly day, params IReadOnlyList<SimulatedPaper> papers)
    {
        foreach (var category in papers.SelectMany(paper => paper.Categories))
            Taxonomy.Require(category);
        _days.AddOrUpdate(day, papers, (_, earlier) => [.. earlier, .. papers]);
        return this;
    }

    public IReadOnlyCollection<string> Categories(DateOnly day) =>
        [.. _days.GetValueOrDefault(day, []).SelectMany(paper => paper.Categories).Distinct()];

    public string? Find(string category, DateOnly day) =>
        _days.TryGetValue(day, out var papers) ? new FeedBuilder(day, category).Add(papers).Build() : null;
}
