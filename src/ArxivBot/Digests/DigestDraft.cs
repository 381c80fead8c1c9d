using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Ranking;

namespace ArxivBot.Digests;

/// <summary>A digest before it is put together, and who is to get it.</summary>
/// <param name="Ranked">All that its wishes found, the best first.</param>
/// <param name="Shown">What of it the chats have been shown before; null for nothing.</param>
/// <param name="Chats">At least one; all of them want the same.</param>
internal sealed record DigestDraft((string Wishes, string Repeats) Key, IReadOnlyList<RankedPaper> Ranked, HashSet<ArxivId>? Shown, IReadOnlyList<ChatOrder> Chats)
{
    public IEnumerable<RankedPaper> Fresh => Shown is { } shown ? Ranked.Where(paper => !shown.Contains(paper.Announced.Paper.Id)) : Ranked;

    /// <summary>The papers with which it begins and that have room for a summary.</summary>
    public IEnumerable<Paper> First(int count) => Chats[0].Chat.Settings is { IsCompact: false, MaximumPapers: var most }
        ? Fresh.Take(Math.Min(count, most)).Select(paper => paper.Announced.Paper)
        : [];
}
