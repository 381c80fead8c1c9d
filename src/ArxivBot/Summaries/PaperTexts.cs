using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>Papers' texts: from the database, else from arXiv, else the abstract. Each version is fetched once, however many ask for it.</summary>
internal sealed partial class PaperTexts(Database database, IServiceProvider services, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<PaperTexts> logger)
{
    /// <summary>What could not be had is not asked for again so soon.</summary>
    private static readonly TimeSpan Forgetting = TimeSpan.FromMinutes(30);

    /// <summary>For whoever waits, with all turns and retries.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int MostFailures = 1000;

    private readonly ConcurrentDictionary<(ArxivId, int), (string Reason, long At)> _failures = new();

    /// <returns>The text, and why it is the abstract only; null when it is not.</returns>
    public async Task<(PaperText Text, string? Problem)> GetAsync(Paper paper, CancellationToken cancellationToken)
    {
        if (await FindAsync(paper, cancellationToken) is { } known)
            return (known, null);
        var key = (paper.Id, paper.Version);
        if (_failures.TryGetValue(key, out var failure) && clock.GetElapsedTime(failure.At) < Forgetting)
            return (AbstractOf(paper), failure.Reason);
        var (text, problem) = await FetchAsync(paper, cancellationToken);
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

    private async Task<(PaperText? Text, string? Problem)> FetchAsync(Paper paper, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // The client comes from a factory that renews its connections.
            var client = services.GetRequiredService<FullTextClient>();
            return await client.ReadAsync(paper.Id, paper.Version, both.Token) is { } text
                ? (text, null)
                : (null, "arXiv has neither a page nor a PDF of it");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, FormattableString.Invariant($"arXiv did not give it within {Patience.TotalSeconds:0} s"));
        }
        catch (UnreadablePaperException exception)
        {
            LogUnreadable(paper.Id, paper.Version, exception.Message);
            return (null, WordsOf(exception.Reason));
        }
        catch (HttpRequestException exception)
        {
            return (null, $"arXiv could not be asked: {exception.Message}");
        }
    }

    // The exception's own words may quote the file, which a stranger wrote.
    private static string WordsOf(UnreadableReason reason) => reason switch
    {
        UnreadableReason.NotAPaper => "arXiv's page of it holds no paper, and there is no PDF",
        UnreadableReason.Encrypted => "its PDF opens only with a password",
        UnreadableReason.NoText => "its PDF has no text, as scanned pages have none",
        UnreadableReason.TooLarge => "its file is larger, or needs more memory, than any paper's",
        UnreadableReason.TooSlow => "its file takes too long to read",
        _ => "its file is damaged",
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

    [LoggerMessage(LogLevel.Information, "{Paper}v{Version} cannot be read: {Reason}")]
    private partial void LogUnreadable(ArxivId paper, int version, string reason);

    [LoggerMessage(LogLevel.Information, "Of {Paper}v{Version} there is only the abstract: {Reason}")]
    private partial void LogOnlyAbstract(ArxivId paper, int version, string reason);
}
