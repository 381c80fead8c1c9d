using System.Collections.Concurrent;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArxivBot.Digests;

/// <summary>Gives a digest's first papers their summaries, several at a time, and waits no longer than it may.</summary>
internal sealed class DigestSummaries(PaperSummaries summaries, Database database, IOptions<SummaryOptions> options, TimeProvider clock)
{
    /// <param name="done">Told of each paper that has its summary, or has been given up.</param>
    /// <returns>The digest, in which papers whose summary did not come in time have none, and how many those are.</returns>
    public async Task<(DigestContent Content, int Missing)> AddAsync(DigestContent content, IProgress<string> done, CancellationToken cancellationToken)
    {
        var wanted = content.Papers.Take(options.Value.DigestPapers).ToList();
        var ids = wanted.Select(card => ArxivId.Parse(card.Id)).ToList();
        await using var db = await database.ConnectAsync(cancellationToken);
        var papers = await db.Set<Paper>().AsNoTracking().Where(paper => ids.Contains(paper.Id)).ToDictionaryAsync(paper => paper.Id, cancellationToken);
        using var limit = new TimeLimit(options.Value.DigestPatience, clock, cancellationToken);
        var made = new ConcurrentDictionary<string, Summary>();
        try
        {
            await Parallel.ForEachAsync(
                wanted.Where(card => papers.ContainsKey(ArxivId.Parse(card.Id))),
                new ParallelOptions { MaxDegreeOfParallelism = options.Value.DigestWorkers, CancellationToken = limit.Token },
                async (card, token) =>
                {
                    var summary = await summaries.GetAsync(papers[ArxivId.Parse(card.Id)], asker: null, grown: null, token);
                    made[card.Id] = SummaryMarkdown.Of(summary, UntrustedText.OneLine(Tex.ToUnicode(card.Title)), options.Value.Language);
                    done.Report(card.Id);
                });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time is up: the digest goes without the rest.
        }

        return (content with { Papers = [.. content.Papers.Select(card => made.TryGetValue(card.Id, out var summary) ? card with { Summary = summary } : card)] }, wanted.Count - made.Count);
    }
}
