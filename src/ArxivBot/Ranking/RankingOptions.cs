using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>How much a subscription wants, and by which rule.</summary>
internal sealed record RankingOptions
{
    public RankingMode Mode { get; init; } = RankingMode.Words;

    /// <summary>How many papers at most, 0 or more.</summary>
    public int MaximumPapers { get; init; } = 30;

    /// <summary>The least score; the classic rule has none, and a query without terms gives none.</summary>
    public double MinimumScore { get; init; }

    /// <summary>Whether new versions of known papers count too; never so in the classic rule.</summary>
    public bool IncludeReplacements { get; init; }
}

/// <summary>One subscription's wish of one day's announcements.</summary>
/// <param name="Lists">The lists to look at, in the subscriber's order of categories; null for all that were announced.</param>
internal sealed record RankingRequest(Query Query, RankingOptions Options, IReadOnlyList<AnnouncedList>? Lists = null);
