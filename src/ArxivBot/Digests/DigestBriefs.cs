using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Summaries;
using Microsoft.Extensions.Options;

namespace ArxivBot.Digests;

/// <summary>The summaries that cards carry.</summary>
internal sealed class DigestBriefs(PaperSummaries summaries, IOptions<SummaryOptions> options)
{
    /// <summary>Of so many papers, from a digest's first; 0 where chats' digests have none.</summary>
    public int PerDigest { get; } = options.Value.PreparedPapers > 0 ? options.Value.PapersPerDigest : 0;

    /// <summary>Those of papers that have one.</summary>
    public async Task<IReadOnlyDictionary<ArxivId, Brief>> ReadAsync(SqliteContext db, IReadOnlyCollection<Paper> papers, CancellationToken cancellationToken) =>
        (await summaries.FindAsync(db, papers, cancellationToken)).ToDictionary(made => made.Key, made => Of(made.Value));

    /// <summary>The cards of one digest, each with its summary if it is among the first and there is one.</summary>
    /// <param name="papers">One for each card.</param>
    public async Task<IReadOnlyList<PaperCard>> OnAsync(
        SqliteContext db, IReadOnlyList<PaperCard> cards, IEnumerable<Paper> papers, CancellationToken cancellationToken)
    {
        var first = cards.Zip(papers, (card, paper) => (Card: card, Paper: paper)).Where(one => one.Card.Rank <= PerDigest).Select(one => one.Paper).ToList();
        if (first.Count == 0)
            return cards;
        var read = await ReadAsync(db, first, cancellationToken);
        return [.. cards.Select(card => On(card, read.GetValueOrDefault(ArxivId.Parse(card.Id))))];
    }

    /// <param name="brief">Null for a paper that has none.</param>
    public PaperCard On(PaperCard card, Brief? brief) => card.Rank <= PerDigest && brief is not null ? card with { Brief = brief } : card;

    private static Brief Of(MadeSummary made) => new(
        Tex.ToUnicode(made.Summary.Take),
        [.. made.Summary.Parts.Select(part => new BriefPart(SummaryWords.NameOf(part.Kind), [.. part.Points.Select(point => Tex.ToUnicode(point.Line))]))],
        SummaryWords.OriginOf(made));
}
