using ArxivBot.Matching;
using ArxivBot.Papers;

namespace ArxivBot.Ranking;

/// <summary>The answer to one request.</summary>
/// <param name="Matched">How many papers the query found, those beyond the maximum included.</param>
/// <param name="Papers">The best of them, the best first.</param>
internal sealed record Ranked(int Matched, IReadOnlyList<RankedPaper> Papers);

/// <summary>One paper at its place. Its <see cref="Why"/> is worked out when asked for: few papers are ever shown.</summary>
internal sealed class RankedPaper(
    AnnouncedPaper announced, string category, double score, CompiledQuery query, Matches matches, int number)
{
    public AnnouncedPaper Announced => announced;

    /// <summary>The category to file it under: its primary one, or by the classic rule that of the list it was first met in.</summary>
    public string Category => category;

    public double Score => score;

    public Why Why => Why.Of(query, matches, number);
}
