using ArxivBot.Arxiv;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Papers;

/// <summary>One pass over categories: reads their feeds and stores what they list.</summary>
internal sealed partial class Fetch(
    Database database, FeedClient feeds, ListIntake intake, AnnouncementCalendar calendar, FetchMetrics metrics, TimeProvider clock, ILogger<Fetch> logger)
{
    /// <summary>Reads the feeds of all these categories, whatever is known of them.</summary>
    /// <param name="progress">Told of each category as its feed has been read.</param>
    /// <exception cref="OperatorException">The database cannot be written.</exception>
    public async Task<IReadOnlyList<FetchedList>> ReadAsync(
        IReadOnlyList<Category> categories, IProgress<Category>? progress, CancellationToken cancellationToken)
    {
        var none = categories.ToDictionary(c => c.Id, _ => (string?)null);
        return await PassAsync(categories, none, progress, cancellationToken);
    }

    /// <summary>Reads the feeds of those categories whose mailing of today is missing. Asks arXiv nothing when none is.</summary>
    /// <exception cref="OperatorException">The database cannot be written.</exception>
    public async Task ReadMissingAsync(IReadOnlyList<Category> categories, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(categories, calendar.Today, cancellationToken);
        if (missing.Count > 0)
            await PassAsync([.. categories.Where(c => missing.ContainsKey(c.Id))], missing, null, cancellationToken);
    }

    /// <summary>Reads the feeds of those categories that have never been read. Asks arXiv nothing when there is none.</summary>
    /// <exception cref="OperatorException">The database cannot be written.</exception>
    public async Task ReadNewAsync(IReadOnlyList<Category> categories, CancellationToken cancellationToken)
    {
        var known = await database.ExplainAsync(async () =>
        {
            await using var db = await database.ConnectAsync(cancellationToken);
            return await db.Set<FeedState>().Select(s => s.Category).ToListAsync(cancellationToken);
        });
        var unknown = categories.Where(c => !known.Contains(c.Id)).ToList();
        if (unknown.Count > 0)
            await ReadAsync(unknown, null, cancellationToken);
    }

    /// <returns>The categories to ask for, each with the ETag of the list last stored.</returns>
    private Task<Dictionary<string, string?>> MissingAsync(
        IReadOnlyList<Category> categories, DateOnly today, CancellationToken cancellationToken) =>
        database.ExplainAsync(async () =>
        {
            if (AnnouncementCalendar.IsWeekend(today))
                return [];
            await using var db = await database.ConnectAsync(cancellationToken);
            var closed = await db.Set<Mailing>().Where(m => m.Day == today && m.State == MailingState.Closed)
                .Select(m => m.Category).ToListAsync(cancellationToken);
            var states = await db.Set<FeedState>().ToDictionaryAsync(s => s.Category, cancellationToken);
            var now = clock.GetUtcNow();
            // One look on a holiday too: arXiv may have changed its mind.
            var due = calendar.IsAnnouncementDay(today);
            return categories
                .Select(c => (c.Id, State: states.GetValueOrDefault(c.Id)))
                .Where(c => !closed.Contains(c.Id) && (due || c.State?.LookedOn != today) && !(c.State?.NotBefore > now))
                .ToDictionary(c => c.Id, c => c.State?.ETag);
        });

    private async Task<IReadOnlyList<FetchedList>> PassAsync(
        IReadOnlyList<Category> categories, Dictionary<string, string?> etags, IProgress<Category>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        List<(Category Category, FeedReply Reply)> replies = [];
        FeedReply.Failed? limited = null;
        foreach (var category in categories)
        {
            // When arXiv refuses one, asking for the next only prolongs it.
            var reply = limited is null ? await feeds.ReadAsync(category, etags[category.Id], cancellationToken) : limited with { Reason = $"not asked, since {limited.Reason}" };
            limited ??= reply as FeedReply.Failed is { Limited: true } failed ? failed : null;
            replies.Add((category, reply));
            progress?.Report(category);
        }

        // Judged together: a list shows how old its neighbour is, whichever was read first.
        var ranges = Ranges(replies);
        List<FetchedList> lists = [];
        foreach (var (category, reply) in replies)
        {
            var neighbours = ranges.Where(other => other.Category != category).Select(other => other.Range).ToList();
            var list = await StoreAsync(category, reply, neighbours, cancellationToken);
            metrics.Read(list);
            lists.Add(list);
        }

        var elapsed = clock.GetElapsedTime(started);
        metrics.Passed(elapsed);
        LogPass(categories.Count, lists.Count(l => l.Verdict?.Standing is ListStanding.Fresh), elapsed.TotalSeconds);
        return lists;
    }

    private async Task<FetchedList> StoreAsync(
        Category category, FeedReply reply, IReadOnlyList<DayRange> neighbours, CancellationToken cancellationToken)
    {
        switch (reply)
        {
            case FeedReply.Listed listed:
                var verdict = await intake.StoreAsync(category, listed, neighbours, cancellationToken);
                return new FetchedList(category, listed.Feed, verdict, null);
            case FeedReply.Failed failed:
                var since = await intake.NoteFailureAsync(category, failed, cancellationToken);
                LogFailed(category.Id, failed.Reason, since);
                return new FetchedList(category, null, null, $"{failed.Reason} (failing since {since:yyyy-MM-dd HH:mm} UTC)");
            default:
                await intake.NoteUnchangedAsync(category, cancellationToken);
                return new FetchedList(category, null, null, null);
        }
    }

    private List<(Category Category, DayRange Range)> Ranges(IReadOnlyList<(Category Category, FeedReply Reply)> replies) =>
    [
        .. from read in replies
           let feed = (read.Reply as FeedReply.Listed)?.Feed
           where feed is not null
           let ids = feed.NewIds()
           where ids.Count > 0
           select (read.Category, new DayRange(feed.Day ?? calendar.Today, ids[0], ids[^1], ids.Count)),
    ];

    [LoggerMessage(LogLevel.Information, "Asked arXiv for {Asked} lists, {Fresh} were new, in {Seconds:0.0} s")]
    private partial void LogPass(int asked, int fresh, double seconds);

    [LoggerMessage(LogLevel.Warning, "The list of {Category} could not be read: {Reason}. Failing since {Since:yyyy-MM-dd HH:mm} UTC; trying again")]
    private partial void LogFailed(string category, string reason, DateTimeOffset since);
}

/// <summary>What one category's feed gave in one pass.</summary>
/// <param name="Feed">As arXiv served it; null when it could not be read, or is unchanged.</param>
/// <param name="Verdict">Which list it is; null when there is no feed.</param>
/// <param name="Failure">Why there is no feed; null when there is one, or when it is unchanged.</param>
internal sealed record FetchedList(Category Category, ArxivFeed? Feed, ListVerdict? Verdict, string? Failure);
