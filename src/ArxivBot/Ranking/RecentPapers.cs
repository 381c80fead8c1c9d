using ArxivBot.Arxiv;
using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArxivBot.Ranking;

/// <summary>
/// Holds what the closed lists of the last days announced, indexed, so that a search over a month reads no paper again.
/// A day is read when it is first asked for; a list that closes later is added.
/// </summary>
internal sealed class RecentPapers(Database database, IOptions<SearchOptions> options, TimeProvider clock) : IDisposable
{
    private const long BytesInAMegabyte = 1024 * 1024;

    // More, and the day is read anew as one: papers that are in several lists are then held once.
    private const int MostBatchesOfADay = 8;

    private readonly SemaphoreSlim _reading = new(1);
    private volatile RecentLists _lists = RecentLists.None;
    private DateOnly _leftOut; // this day and those before it are not held: they would take too much memory

    /// <summary>What is held at this moment.</summary>
    public RecentLists Lists => _lists;

    /// <summary>The oldest day that may be asked for, in arXiv's zone.</summary>
    public DateOnly Oldest => Later(AnnouncementCalendar.DayOf(clock.GetUtcNow()).AddDays(1 - options.Value.Days), _leftOut.AddDays(1));

    /// <summary>The closed lists of these days, whatever else is held; the first caller waits until they have been read.</summary>
    /// <param name="days">None takes all from <see cref="Oldest"/> on.</param>
    public async Task<RecentLists> ReadAsync(CancellationToken cancellationToken, params IReadOnlyList<DateOnly> days)
    {
        var missing = await MissingAsync(days, cancellationToken);
        var indexer = new TextIndexer();
        foreach (var day in missing)
        {
            // One day at a time: who needs few days does not wait for who needs many.
            await _reading.WaitAsync(cancellationToken);
            try
            {
                if (day >= Oldest)
                    await Task.Run(() => AddAsync(day, indexer, cancellationToken), cancellationToken);
            }
            finally
            {
                _reading.Release();
            }
        }

        return _lists;
    }

    public void Dispose() => _reading.Dispose();

    /// <returns>The days of which lists have closed that are not held yet, the newest first.</returns>
    private async Task<IReadOnlyList<DateOnly>> MissingAsync(IReadOnlyList<DateOnly> days, CancellationToken cancellationToken)
    {
        var oldest = Oldest;
        await using var db = await database.ConnectAsync(cancellationToken);
        var mailings = db.Set<Mailing>().Where(m => m.Day >= oldest && m.State == MailingState.Closed);
        if (days.Count > 0)
            mailings = mailings.Where(m => days.Contains(m.Day));
        var closed = await mailings.GroupBy(m => m.Day).Select(day => new { Day = day.Key, Lists = day.Count() }).ToListAsync(cancellationToken);
        var held = _lists;
        return [.. closed.Where(day => day.Lists > held.Of(day.Day).Sum(batch => batch.Lists.Count)).Select(day => day.Day).OrderDescending()];
    }

    private async Task AddAsync(DateOnly day, TextIndexer indexer, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var closed = await db.Set<Mailing>().Where(m => m.Day == day && m.State == MailingState.Closed).OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.Category }).ToListAsync(cancellationToken);
        var kept = _lists.Batches.ToList();
        if (_lists.Of(day).Count >= MostBatchesOfADay)
            kept.RemoveAll(batch => batch.Day == day);
        var known = kept.Where(batch => batch.Day == day).SelectMany(batch => batch.Lists).Select(list => list.MailingId).ToHashSet();
        var missing = closed.Where(mailing => !known.Contains(mailing.Id)).ToList();
        if (missing.Count == 0)
            return;
        var ids = missing.ConvertAll(mailing => mailing.Id);
        var rows = await db.Set<Announcement>().AsNoTrackingWithIdentityResolution().Where(a => ids.Contains(a.MailingId)).Include(a => a.Paper)
            .OrderBy(a => a.MailingId).ThenBy(a => a.Position).ToListAsync(cancellationToken);
        var categories = missing.ToDictionary(mailing => mailing.Id, mailing => mailing.Category);
        kept.Add(ListBatch.Of(
            day,
            [.. rows.Select(a => (a.MailingId, new AnnouncedPaper(a.Paper, a.Version, a.Kind, categories[a.MailingId], day)))],
            [.. missing.Select(mailing => (mailing.Id, mailing.Category))],
            indexer));
        _lists = new RecentLists(Bounded(kept));
    }

    private List<ListBatch> Bounded(List<ListBatch> batches)
    {
        var oldest = Oldest;
        batches.RemoveAll(batch => batch.Day < oldest);
        while (batches.Sum(batch => batch.Bytes) > options.Value.MostMegabytes * BytesInAMegabyte && batches.Select(batch => batch.Day).Distinct().Count() > 1)
        {
            _leftOut = batches.Min(batch => batch.Day);
            batches.RemoveAll(batch => batch.Day == _leftOut);
        }

        return batches;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
