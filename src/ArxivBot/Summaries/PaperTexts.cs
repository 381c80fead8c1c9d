using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>Papers' texts: from the database, else from arXiv, else the abstract. Each version is fetched once, however many ask for it.</summary>
internal sealed partial class PaperTexts(Database database, FetchedPapers papers, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<PaperTexts> logger)
{
    /// <summary>What could not be had is not asked for again so soon.</summary>
    private static readonly TimeSpan Forgetting = TimeSpan.FromMinutes(30);

    private const int MostFailures = 1000;

    private readonly SharedWork<(ArxivId, int), (PaperText Text, string? Problem)> _reading = new();

    private readonly ConcurrentDictionary<(ArxivId, int), (string Reason, long At)> _failures = new();

    /// <param name="cancellationToken">Only of waiting: others may wait for the same.</param>
    /// <returns>The text, and why it is the abstract only; null when it is not.</returns>
    public Task<(PaperText Text, string? Problem)> GetAsync(Paper paper, CancellationToken cancellationToken) =>
        _reading.GetAsync((paper.Id, paper.Version), () => ReadAsync(paper, CancellationToken.None), cancellationToken);

    private async Task<(PaperText Text, string? Problem)> ReadAsync(Paper paper, CancellationToken cancellationToken)
    {
        if (await FindAsync(paper, cancellationToken) is { } known)
            return (known, null);
        var key = (paper.Id, paper.Version);
        if (_failures.TryGetValue(key, out var failure) && clock.GetElapsedTime(failure.At) < Forgetting)
            return (AbstractOf(paper), failure.Reason);
        var (text, problem) = await papers.ReadAsync(paper.Id, paper.Version, cancellationToken);
        if (text is not null)
        {
            await KeepAsync(paper, text, cancellationToken);
            return (text, null);
        }

        if (_failures.Count >= MostFailures)
            _failures.Clear();
        _failures[key] = (problem!, clock.GetTimestamp());
        LogOnlyAbstract(paper.Id, paper.Version, problem!);
        return (AbstractOf(paper), problem);
    }

    private static PaperText AbstractOf(Paper paper) => new()
    {
        Id = paper.Id,
        Version = paper.Version,
        Source = TextSource.Abstract,
        Title = UntrustedText.OneLine(Tex.ToUnicode(paper.Title)),
        Sections = [new PaperSection(SectionKind.Abstract, "Abstract", UntrustedText.Lines(Tex.ToUnicode(paper.Abstract)))],
    };

    private async Task<PaperText?> FindAsync(Paper paper, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var stored = await db.Set<StoredText>().FirstOrDefaultAsync(t => t.PaperId == paper.Id && t.Version == paper.Version, cancellationToken);
        if (stored is null)
            return null;
        stored.UsedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        using var unpacked = new BrotliStream(new MemoryStream(stored.Content), CompressionMode.Decompress);
        return (await JsonSerializer.DeserializeAsync(unpacked, SummaryJson.Default.PaperReply, cancellationToken))!.ToPaper(paper.Id);
    }

    private async Task KeepAsync(Paper paper, PaperText text, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(packing, PaperReply.Of(text), SummaryJson.Default.PaperReply, cancellationToken);
        await using var db = await database.ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(new StoredText { PaperId = paper.Id, Version = paper.Version, Content = packed.ToArray(), Size = (int)packed.Length, UsedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await MakeRoomAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task MakeRoomAsync(SqliteContext db, CancellationToken cancellationToken)
    {
        var over = await db.Set<StoredText>().SumAsync(t => (long)t.Size, cancellationToken) - (options.Value.MostTextMegabytes * 1024L * 1024L);
        while (over > 0)
        {
            var oldest = await db.Set<StoredText>().OrderBy(t => t.UsedAt).Select(t => new { t.PaperId, t.Version, t.Size }).FirstAsync(cancellationToken);
            await db.Set<StoredText>().Where(t => t.PaperId == oldest.PaperId && t.Version == oldest.Version).ExecuteDeleteAsync(cancellationToken);
            over -= oldest.Size;
        }
    }

    [LoggerMessage(LogLevel.Information, "Of {Paper}v{Version} there is only the abstract: {Reason}")]
    private partial void LogOnlyAbstract(ArxivId paper, int version, string reason);
}
