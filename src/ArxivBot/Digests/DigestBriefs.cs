using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Summaries;
using Microsoft.Extensions.Options;

namespace ArxivBot.Digests;

/// <summary>The summaries that cards carry, each read once in a pass.</summary>
internal sealed class DigestBriefs(PaperSummaries summaries, IOptions<SummaryOptions> options)
{
    /// <summary>Null for a paper that has none.</summary>
    private readonly Dictionary<ArxivId, Brief?> _read = [];

    /// <summary>Of so many papers, from a digest's first; 0 where chats' digests have none.</summary>
    public int PerDigest { get; } = options.Value.PreparedPapers > 0 ? options.Value.PapersPerDigest : 0;

    public async Task ReadAsync(SqliteContext db, IEnumerable<Paper> papers, CancellationToken cancellationToken)
    {
        var unread = papers.Where(paper => !_read.ContainsKey(paper.Id)).DistinctBy(paper => paper.Id).ToList();
        if (unread.Count == 0)
            return;
        var made = await summaries.FindAsync(db, unread, cancellationToken);
        foreach (var paper in unread)
            _read.Add(paper.Id, made.TryGetValue(paper.Id, out var summary) ? Of(summary) : null);
    }

    /// <summary>The card with its summary, if it is among the first and there is one.</summary>
    public PaperCard On(PaperCard card) =>
        card.Rank <= PerDigest && _read.GetValueOrDefault(ArxivId.Parse(card.Id)) is { } brief ? card with { Brief = brief } : card;

    private static Brief Of(MadeSummary made) => new(
        Tex.ToUnicode(made.Summary.Take),
        [.. made.Summary.Parts.Select(part => new BriefPart(SummaryWords.NameOf(part.Kind), [.. part.Points.Select(point => Tex.ToUnicode(point.Line))]))],
        SummaryWords.OriginOf(made));
}
