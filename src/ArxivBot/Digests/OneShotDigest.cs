using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Digests;

/// <summary>The digest of what arXiv serves at this moment, whoever has seen it before.</summary>
internal sealed class OneShotDigest(Database database, AnnouncementCalendar calendar, TimeProvider clock)
{
    /// <param name="lists">In the subscription's order of categories.</param>
    /// <param name="daysBack">By the classic rule, items older than this many days are dropped.</param>
    /// <returns>The digest, and whether it is whole: false when a list that should be in it could not be read.</returns>
    /// <exception cref="OperatorException">No list could be read at all.</exception>
    public async Task<(DigestContent Content, bool IsWhole)> ComposeAsync(
        IReadOnlyList<FetchedList> lists, Wish subscription, int daysBack, CancellationToken cancellationToken)
    {
        var today = calendar.Today;
        var quiet = !calendar.IsAnnouncementDay(today);
        var failed = lists.Where(list => IsFailure(list, quiet)).ToList();
        if (failed.Count == lists.Count)
            throw new OperatorException($"no list could be read, so there is no digest:{string.Concat(failed.Select(f => $"\n  {f.Category}: {Problem(f)}"))}");

        var classic = subscription.Mode == RankingMode.Classic;
        var parts = new List<Part>();
        foreach (var list in lists)
            parts.Add(classic ? Whole(list) : await InWordsAsync(list, today, cancellationToken));
        List<AnnouncedPaper> announced = [.. parts.SelectMany(part => part.Papers)];
        if (classic)
            announced.RemoveAll(paper => paper.Day < today.AddDays(-daysBack));

        var content = DigestContent.Rank(
            today, clock.GetUtcNow(), subscription, announced,
            (parts.Sum(p => p.Announced), parts.Sum(p => p.Fetched)),
            [.. Notices(lists, failed, classic, quiet && announced.Count == 0)]);
        return (content, failed.Count == 0);
    }

    private static bool IsFailure(FetchedList list, bool quiet) => list.Verdict?.Standing switch
    {
        null => !quiet,
        ListStanding.Empty => !quiet,
        ListStanding.Damaged or ListStanding.Foreign => true,
        _ => false,
    };

    private static string Problem(FetchedList list) => list.Failure ?? list.Verdict?.Line ?? "arXiv sent no list";

    private async Task<Part> InWordsAsync(FetchedList list, DateOnly today, CancellationToken cancellationToken) => list.Verdict switch
    {
        { Standing: ListStanding.Fresh or ListStanding.Damaged } => Whole(list),
        // A list of an earlier day that came late belongs to the digest of the day on which it came.
        { Standing: ListStanding.Stale } verdict when await ClosedOnAsync(list.Category, verdict.Day, cancellationToken) == today => Whole(list),
        { Standing: ListStanding.Stale, Unseen: var unseen } => new Part([.. unseen.Select(item => Announced(list, item))], unseen.Count, unseen.Count),
        _ => Part.Empty,
    };

    private async Task<DateOnly?> ClosedOnAsync(Category category, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var closedAt = await db.Set<Mailing>().Where(m => m.Category == category.Id && m.Day == day).Select(m => m.ClosedAt).FirstOrDefaultAsync(cancellationToken);
        return closedAt is { } instant ? AnnouncementCalendar.DayOf(instant) : null;
    }

    private static Part Whole(FetchedList list) => list is { Feed: { } feed, Verdict.Standing: not ListStanding.Foreign }
        ? new Part([.. feed.Items.Select(item => Announced(list, item))], feed.Announced, feed.Items.Count)
        : Part.Empty;

    private static AnnouncedPaper Announced(FetchedList list, FeedItem item) =>
        new(item.ToPaper(), item.Version, item.Kind, list.Category.Id, item.Day ?? list.Verdict!.Day);

    private IEnumerable<string> Notices(IReadOnlyList<FetchedList> lists, List<FetchedList> failed, bool classic, bool quiet)
    {
        if (quiet)
            yield return $"{AnnouncementCalendar.Quiet(calendar.Today)}.";
        if (failed.Count > 0)
            yield return $"INCOMPLETE: {failed.Count} of {lists.Count} lists could not be read whole ({string.Join(", ", failed.Select(f => f.Category))}).";
        foreach (var list in lists)
        {
            if (failed.Contains(list))
                yield return $"{list.Category}: {Problem(list)}.";
            else if (list.Verdict is { Standing: ListStanding.Stale, Line: var line })
                yield return $"{list.Category}: {line}. {(classic ? "The classic rule shows them again." : "They are not shown again.")}";
            else if (list.Verdict is { Line.Length: > 0, Standing: not ListStanding.Empty } late)
                yield return $"{list.Category}: {late.Line}.";
            if (list.Feed is { Unparsed.Count: > 0 } feed)
                yield return $"{list.Category}: {feed.Unparsed.Count} of {feed.Announced} announcements could not be read ({feed.Unparsed[0].Reason}{(feed.Unparsed.Count > 1 ? ", …" : "")}). They are kept in the database.";
        }
    }

    /// <summary>What one list gives to the digest.</summary>
    private sealed record Part(IReadOnlyList<AnnouncedPaper> Papers, int Announced, int Fetched)
    {
        public static Part Empty { get; } = new([], 0, 0);
    }
}
