using ArxivBot.Matching;
using ArxivBot.Papers;

namespace ArxivBot.Ranking;

/// <summary>The answer to one request.</summary>
/// <param name="Matched">How many papers the query found, those beyond the maximum included.</param>
/// <param name="Papers">The best of them, the best first.</param>
internal sealed record Ranked(int Matched, IReadOnlyList<RankedPaper> Papers);

/// <summary>One paper at its place. Its <see cref="Why"/> is worked out when asked for: few papers are ever shown.</summary>
/// <remarks>A value, since a hundred thousand subscribers have three million of them.</remarks>
internal readonly struct RankedPaper(Entry entry, double score, Findings findings)
{
    public AnnouncedPaper Announced => entry.Announced;

    /// <summary>The category to file it under: its primary one, or by the classic rule that of the list it was first met in.</summary>
    public string Category => entry.Category;

    public double Score => score;

    /// <summary>Among equal scores of one answer the lesser is first.</summary>
    public int Order => entry.Order;

    public Why Why => Why.Of(findings.Query, findings.Matches, entry.Number);
}

/// <summary>What the papers of one answer share.</summary>
internal sealed record Findings(CompiledQuery Query, Matches Matches);
