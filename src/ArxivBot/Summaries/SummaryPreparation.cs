using System.Collections.Concurrent;
using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>Makes summaries before anybody asks: so many papers a day, whatever becomes of them, and so many at once, whoever waits for them.</summary>
internal sealed partial class SummaryPreparation(
    PaperSummaries summaries, Database database, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<SummaryPreparation> logger) : IDisposable
{
    private readonly ConcurrentDictionary<ArxivId, Lazy<Task>> _making = new();
    private readonly SemaphoreSlim _places = new(options.Value.DigestWorkers);

    /// <summary>Whether summaries are made for today's digests, or could be.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        if (options.Value.PreparedPapers == 0)
            return false;
        await using var db = await database.ConnectAsync(cancellationToken);
        return !_making.IsEmpty || await TriedToday(db).CountAsync(cancellationToken) < options.Value.PreparedPapers;
    }

    /// <summary>Makes those that are missing, and returns when they are made, given up, or the time is over; what was begun is made all the same.</summary>
    /// <param name="wanted">The most wanted first.</param>
    public async Task MakeAsync(IReadOnlyList<Paper> wanted, TimeSpan within, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(wanted, cancellationToken);
        if (missing.Count == 0)
            return;
        var began = clock.GetTimestamp();
        using var limit = new TimeLimit(within, clock, cancellationToken);
        var done = 0;
        try
        {
            var many = new ParallelOptions { MaxDegreeOfParallelism = options.Value.DigestWorkers, CancellationToken = limit.Token };
            await Parallel.ForEachAsync(missing, many, async (paper, token) =>
            {
                await MakeAsync(paper, token);
                Interlocked.Increment(ref done);
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time is up: what is not there comes with a later digest, or never.
        }

        LogMade(done, missing.Count, clock.GetElapsedTime(began).TotalSeconds);
    }

    public void Dispose() => _places.Dispose();

    private async Task<IReadOnlyList<Paper>> MissingAsync(IReadOnlyList<Paper> wanted, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var tried = await TriedToday(db).Select(paper => paper.PaperId).ToHashSetAsync(cancellationToken);
        var made = await summaries.FindAsync(db, wanted, cancellationToken);
        var missing = wanted.Where(paper => !made.ContainsKey(paper.Id)).ToLookup(paper => _making.ContainsKey(paper.Id));
        // What failed today is not tried again: it would most likely cost as much for nothing.
        return [.. missing[true], .. missing[false].Where(paper => !tried.Contains(paper.Id)).Take(options.Value.PreparedPapers - tried.Count)];
    }

    /// <param name="cancellationToken">Only of waiting: what is being made keeps its place until it is made.</param>
    private async Task MakeAsync(Paper paper, CancellationToken cancellationToken)
    {
        if (!_making.TryGetValue(paper.Id, out var making))
        {
            await _places.WaitAsync(cancellationToken);
            var begun = new Lazy<Task>(() => Task.Run(() => MakeAndLeaveAsync(paper), CancellationToken.None));
            making = _making.GetOrAdd(paper.Id, begun);
            if (making != begun)
                _places.Release();
        }

        await making.Value.WaitAsync(cancellationToken);
    }

    private async Task MakeAndLeaveAsync(Paper paper)
    {
        try
        {
            if (await TryCountAsync(paper))
                await summaries.GetAsync(paper, asker: null, grown: null, CancellationToken.None);
        }
        // Whatever happened, digests come without it.
        catch (Exception exception)
        {
            LogFailed(exception, paper.Id);
        }
        finally
        {
            _making.TryRemove(paper.Id, out _);
            _places.Release();
        }
    }

    /// <summary>One statement, so that two at a time cannot both take the last place of the day.</summary>
    private async Task<bool> TryCountAsync(Paper paper)
    {
        var (day, most) = (AnnouncementCalendar.DayOf(clock.GetUtcNow()), options.Value.PreparedPapers);
        await using var db = await database.ConnectAsync(CancellationToken.None);
        return await db.Database.ExecuteSqlAsync(
            $"""
             INSERT OR IGNORE INTO PreparedPapers (Day, PaperId)
             SELECT {day}, {paper.Id.Value} WHERE (SELECT count(*) FROM PreparedPapers WHERE Day = {day}) < {most}
             """) == 1;
    }

    private IQueryable<PreparedPaper> TriedToday(SqliteContext db)
    {
        var day = AnnouncementCalendar.DayOf(clock.GetUtcNow());
        return db.Set<PreparedPaper>().AsNoTracking().Where(paper => paper.Day == day);
    }

    [LoggerMessage(LogLevel.Information, "Summaries of papers that digests begin with: {Done} of {Wanted} made or given up in {Seconds:0.0} s")]
    private partial void LogMade(int done, int wanted, double seconds);

    [LoggerMessage(LogLevel.Error, "Preparing the summary of {Paper} failed; digests keep its abstract")]
    private partial void LogFailed(Exception exception, ArxivId paper);
}
