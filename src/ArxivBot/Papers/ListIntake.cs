using ArxivBot.Arxiv;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Papers;

/// <summary>Stores what a feed gave and keeps the mailings: one list, one transaction, however often it is read.</summary>
internal sealed partial class ListIntake(
    Database database, AnnouncementCalendar calendar, TimeProvider clock, ILogger<ListIntake> logger)
{
    /// <param name="neighbours">The id ranges of the other lists read in the same pass.</param>
    /// <exception cref="OperatorException">The database cannot be written.</exception>
    public Task<ListVerdict> StoreAsync(
        Category category, FeedReply.Listed reply, IReadOnlyList<DayRange> neighbours, CancellationToken cancellationToken) =>
        ChangeAsync(category, async db =>
        {
            var feed = reply.Feed;
            var today = calendar.Today;
            var history = await ListHistory.ReadAsync(db, category, feed, feed.Day ?? today, neighbours, cancellationToken);
            var verdict = ListJudge.Judge(feed, today, history, calendar);
            if (verdict.Standing is ListStanding.Empty && await SmallCategory.HasNothingTodayAsync(db, category, today, clock.GetUtcNow(), cancellationToken))
                verdict = verdict with { Standing = ListStanding.Fresh, Line = "" };
            if (verdict.Standing is ListStanding.Fresh or ListStanding.Damaged)
                await WarnOfLostHistoryAsync(db, category, verdict.Day, cancellationToken);
            switch (verdict.Standing)
            {
                case ListStanding.Fresh:
                    await CloseAsync(db, category, verdict, feed, cancellationToken);
                    break;
                case ListStanding.Damaged:
                    await KeepOpenAsync(db, category, verdict.Day, verdict, feed, cancellationToken);
                    break;
                case ListStanding.Stale:
                    // An old list's stragglers are announced with the next mailing: its own is closed.
                    await KeepOpenAsync(db, category, calendar.IsAnnouncementDay(today) ? today : calendar.AnnouncementDayAfter(today), verdict, null, cancellationToken);
                    break;
            }

            if (verdict.Standing is not ListStanding.Foreign)
                await NoteWaitingAsync(db, category, verdict.Line, cancellationToken);
            var state = await StateAsync(db, category, cancellationToken);
            (state.FailingSince, state.NotBefore, state.LookedOn) = (null, null, calendar.Today);
            // A list that was not stored whole must be sent again.
            state.ETag = verdict.Standing is ListStanding.Fresh or ListStanding.Stale ? reply.ETag : null;
            return verdict;
        }, cancellationToken);

    /// <summary>Notes that the feed is the same as the one last stored.</summary>
    public Task NoteUnchangedAsync(Category category, CancellationToken cancellationToken) =>
        ChangeAsync(category, async db =>
        {
            var state = await StateAsync(db, category, cancellationToken);
            (state.FailingSince, state.NotBefore, state.LookedOn) = (null, null, calendar.Today);
            var last = await db.Set<Mailing>().Where(m => m.Category == category.Id && m.State == MailingState.Closed)
                .MaxAsync(m => (DateOnly?)m.Day, cancellationToken);
            var line = last is { } day ? $"arXiv still serves the list of {day:yyyy-MM-dd}" : "arXiv still serves the list it served before";
            await NoteWaitingAsync(db, category, line, cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Notes that the feed could not be read, and since when.</summary>
    public Task<DateTimeOffset> NoteFailureAsync(Category category, FeedReply.Failed failure, CancellationToken cancellationToken) =>
        ChangeAsync(category, async db =>
        {
            var state = await StateAsync(db, category, cancellationToken);
            state.FailingSince ??= clock.GetUtcNow();
            state.NotBefore = failure.RetryAfter is { } wait ? clock.GetUtcNow() + wait : null;
            await NoteWaitingAsync(db, category, failure.Reason, cancellationToken);
            return state.FailingSince.Value;
        }, cancellationToken);

    private async Task<T> ChangeAsync<T>(Category category, Func<SqliteContext, Task<T>> change, CancellationToken cancellationToken) =>
        await database.ExplainAsync(async () =>
        {
            await using var db = await database.ConnectAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await NoteGapAsync(db, category, cancellationToken);
            var result = await change(db);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        });

    private async Task CloseAsync(
        SqliteContext db, Category category, ListVerdict verdict, ArxivFeed feed, CancellationToken cancellationToken)
    {
        var mailing = await MailingAsync(db, category, verdict.Day, cancellationToken);
        if (mailing.IsClosed)
        {
            await AddAfterCloseAsync(db, category, mailing, verdict, cancellationToken);
            return;
        }

        var listed = feed.Items.Select(i => i.Id).ToHashSet();
        await AddAsync(db, mailing, feed.Items, cancellationToken);
        db.AddRange(feed.Unparsed.Select(u => new UnparsedAnnouncement
        {
            Mailing = mailing,
            Position = u.Position,
            Reason = u.Reason,
            Source = u.Source,
        }));
        await db.SaveChangesAsync(cancellationToken);

        // Closed by what the table holds, not by what was meant to be put there.
        var rows = await db.Set<Announcement>().Where(a => a.MailingId == mailing.Id)
            .Select(a => new { a.PaperId, a.Kind }).ToListAsync(cancellationToken);
        var unparseable = await db.Set<UnparsedAnnouncement>().CountAsync(u => u.MailingId == mailing.Id, cancellationToken);
        mailing.Close(
            new MailingCounts(
                Announced: feed.Announced + rows.Count(r => !listed.Contains(r.PaperId)),
                Parsed: rows.Count,
                New: rows.Count(r => r.Kind is AnnouncementKind.New),
                Cross: rows.Count(r => r.Kind is AnnouncementKind.Cross),
                Replaced: rows.Count(r => !r.Kind.IsFirst()),
                Unparseable: unparseable),
            clock.GetUtcNow());
        LogClosed(category.Id, mailing.Day, mailing.Announced, mailing.Parsed, mailing.Unparseable);
    }

    /// <summary>A list that changed after its mailing closed: what it has more is announced with the next mailing.</summary>
    private async Task AddAfterCloseAsync(
        SqliteContext db, Category category, Mailing closed, ListVerdict verdict, CancellationToken cancellationToken)
    {
        var stored = (await db.Set<Announcement>().Where(a => a.MailingId == closed.Id)
            .Select(a => a.PaperId).ToListAsync(cancellationToken)).ToHashSet();
        List<FeedItem> more = [.. verdict.Unseen.Where(i => !stored.Contains(i.Id))];
        if (more.Count == 0)
            return;
        var next = await NextOpenAsync(db, category, closed.Day, cancellationToken);
        await AddAsync(db, next, more, cancellationToken);
        LogStragglers(category.Id, closed.Day, more.Count, next.Day);
    }

    private async Task<Mailing> NextOpenAsync(SqliteContext db, Category category, DateOnly after, CancellationToken cancellationToken)
    {
        var day = after;
        while (true)
        {
            day = calendar.AnnouncementDayAfter(day);
            var mailing = await MailingAsync(db, category, day, cancellationToken);
            if (!mailing.IsClosed)
                return mailing;
        }
    }

    private async Task KeepOpenAsync(
        SqliteContext db, Category category, DateOnly day, ListVerdict verdict, ArxivFeed? damaged, CancellationToken cancellationToken)
    {
        if (verdict.Unseen.Count == 0)
            return;
        var mailing = await MailingAsync(db, category, day, cancellationToken);
        if (mailing.IsClosed)
        {
            await AddAfterCloseAsync(db, category, mailing, verdict, cancellationToken);
            return;
        }

        await AddAsync(db, mailing, verdict.Unseen, cancellationToken);
        mailing.Wait(verdict.Line);
        if (damaged is null)
            LogStragglers(category.Id, verdict.Day, verdict.Unseen.Count, mailing.Day);
    }

    /// <summary>Adds the items that the mailing does not have yet, and brings their papers up to date.</summary>
    private static async Task AddAsync(
        SqliteContext db, Mailing mailing, IReadOnlyList<FeedItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(i => i.Id).ToList();
        var papers = await db.Set<Paper>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var present = (await db.Set<Announcement>().Where(a => a.MailingId == mailing.Id)
            .Select(a => a.PaperId).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var item in items)
        {
            if (!papers.TryGetValue(item.Id, out var paper))
                db.Add(papers[item.Id] = paper = item.ToPaper());
            else
                paper.BringUpToDate(item);
            if (present.Add(item.Id))
            {
                db.Add(new Announcement
                {
                    Mailing = mailing,
                    Paper = paper,
                    PaperId = paper.Id,
                    Version = item.Version,
                    Kind = item.Kind,
                    Position = item.Position,
                });
            }
        }
    }

    private async Task WarnOfLostHistoryAsync(SqliteContext db, Category category, DateOnly day, CancellationToken cancellationToken)
    {
        var last = await db.Set<Mailing>()
            .Where(m => m.Category == category.Id && m.Day < day && m.State == MailingState.Closed && m.Parsed > 0)
            .OrderByDescending(m => m.Day).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
        {
            LogFirstList(category.Id, database.Place);
            return;
        }

        var held = await db.Set<Announcement>().CountAsync(a => a.MailingId == last.Id, cancellationToken);
        if (held != last.Parsed)
            LogLostHistory(category.Id, last.Day, last.Parsed, held, database.Place);
    }

    /// <summary>Announcement days that nobody looked at stay visible as open mailings.</summary>
    private async Task NoteGapAsync(SqliteContext db, Category category, CancellationToken cancellationToken)
    {
        var today = calendar.Today;
        var last = await db.Set<Mailing>().Where(m => m.Category == category.Id && m.Day < today)
            .OrderByDescending(m => m.Day).Select(m => (DateOnly?)m.Day).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return;
        var oldest = today.AddDays(-ListHistory.Days);
        for (var day = calendar.AnnouncementDayBefore(today); day > last && day > oldest; day = calendar.AnnouncementDayBefore(day))
        {
            var missed = await MailingAsync(db, category, day, cancellationToken);
            missed.Wait("nobody looked on its day");
            LogGap(category.Id, day);
        }
    }

    private async Task NoteWaitingAsync(SqliteContext db, Category category, string line, CancellationToken cancellationToken)
    {
        var today = calendar.Today;
        if (!calendar.IsAnnouncementDay(today))
            return;
        var mailing = await MailingAsync(db, category, today, cancellationToken);
        if (mailing.IsClosed || line.Length == 0 || mailing.Waiting == line)
            return;
        mailing.Wait(line);
        LogWaiting(category.Id, today, line);
    }

    private async Task<Mailing> MailingAsync(SqliteContext db, Category category, DateOnly day, CancellationToken cancellationToken)
    {
        var mailing = db.Set<Mailing>().Local.FirstOrDefault(m => m.Category == category.Id && m.Day == day)
            ?? await db.Set<Mailing>().FirstOrDefaultAsync(m => m.Category == category.Id && m.Day == day, cancellationToken);
        if (mailing is null)
            db.Add(mailing = new Mailing { Category = category.Id, Day = day, OpenedAt = clock.GetUtcNow() });
        return mailing;
    }

    private static async Task<FeedState> StateAsync(SqliteContext db, Category category, CancellationToken cancellationToken)
    {
        var state = await db.Set<FeedState>().FindAsync([category.Id], cancellationToken);
        if (state is null)
            db.Add(state = new FeedState { Category = category.Id });
        return state;
    }

    [LoggerMessage(LogLevel.Information, "Mailing {Category} {Day:yyyy-MM-dd} is closed: announced {Announced}, fetched {Parsed}, unparseable {Unparseable}")]
    private partial void LogClosed(string category, DateOnly day, int announced, int parsed, int unparseable);

    [LoggerMessage(LogLevel.Warning, "Mailing {Category} {Day:yyyy-MM-dd} stays open: {Reason}")]
    private partial void LogWaiting(string category, DateOnly day, string reason);

    [LoggerMessage(LogLevel.Warning, "The list of {Category} for {Day:yyyy-MM-dd} has {Count} announcements that it did not have before; they go with the mailing of {Next:yyyy-MM-dd}")]
    private partial void LogStragglers(string category, DateOnly day, int count, DateOnly next);

    [LoggerMessage(LogLevel.Information, "First list of {Category} in {Place}: all of it is new. If this is not the first, Storage:Directory points elsewhere")]
    private partial void LogFirstList(string category, string place);

    [LoggerMessage(LogLevel.Error, "The history of {Category} is missing: its mailing of {Day:yyyy-MM-dd} held {Expected} announcements and {Place} has {Held}; papers may be sent again. Restore a backup")]
    private partial void LogLostHistory(string category, DateOnly day, int expected, int held, string place);

    [LoggerMessage(LogLevel.Warning, "Nobody looked at {Category} on {Day:yyyy-MM-dd}: its mailing stays open")]
    private partial void LogGap(string category, DateOnly day);
}
