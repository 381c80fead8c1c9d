namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>Where the simulator finds what arXiv announced, one category and day at a time.</summary>
public interface IFeedSource
{
    /// <summary>The announcement days it has something of, in any order.</summary>
    IReadOnlyCollection<DateOnly> Days { get; }

    /// <summary>The categories it has a feed of on that day, in arXiv's spelling.</summary>
    IReadOnlyCollection<string> Categories(DateOnly day);

    /// <summary>The feed as arXiv served it on that day; null when there is none.</summary>
    string? Find(string category, DateOnly day);

    /// <summary>The feed with the batch that arXiv should have served on that day: another one only where it served a stale one.</summary>
    string? FindCorrect(string category, DateOnly day) => Find(category, day);
}
