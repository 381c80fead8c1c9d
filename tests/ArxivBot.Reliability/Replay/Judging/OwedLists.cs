using ArxivBot.Reliability.Replay.Traffic;
using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>Which lists a chat has had and which it is still owed.</summary>
internal sealed class OwedLists(Knowledge knowledge, ReplayWorld world)
{
    private const int DaysBack = 7, WaitsUntil = 2;

    private readonly HashSet<(string, DateOnly)> _covered = [];
    private readonly Dictionary<string, DateTimeOffset> _wantedSince = [];
    private readonly List<(DateOnly Day, DateTimeOffset At)> _had = [];

    /// <summary>The chat's people have changed what they want.</summary>
    public void Want(ChatWish wish, DateTimeOffset now)
    {
        foreach (var name in _wantedSince.Keys.Except(wish.Subscriptions.Select(s => s.Name)).ToList())
            _wantedSince.Remove(name);
        foreach (var subscription in wish.Subscriptions)
            _wantedSince.TryAdd(subscription.Name, now);
    }

    /// <summary>The chat gets these lists' digest.</summary>
    public void Had(ExpectedOrder order, DateTimeOffset now)
    {
        _covered.UnionWith(order.Lists.Select(list => (list.Category, list.Day)));
        _had.Add((order.Day, now));
    }

    /// <param name="since">The first day that the chat is owed.</param>
    /// <returns>The digests that are due, and whether a list is waited for.</returns>
    public (IReadOnlyList<ExpectedOrder> Orders, bool Waits) Of(ChatWish wish, DateOnly? since, DateTimeOffset now)
    {
        var newest = Calendar.Newest(LocalTimes.LastSlot(wish.Times, now));
        var isWeekly = wish.Times.WeeklyOn is not null;
        if (since is not { } first || first > newest)
            return ([], false);
        var oldest = Calendar.DayOf(now).AddDays(isWeekly ? -DaysBack - 7 : -DaysBack);
        var open = (
            from category in wish.Categories
            from day in world.Days
            where day >= oldest && day <= newest && IsOwed(wish, category, day, first)
            select (Category: category, Day: day)).ToList();
        List<DateOnly> days = [.. open.Where(list => list.Day >= first).Select(list => list.Day).Append(newest).Distinct().Where(day => day >= oldest && !_had.Exists(had => had.Day == day)).Order()];
        List<ExpectedOrder> orders = [];
        foreach (var day in isWeekly ? days.TakeLast(1) : days)
        {
            // What came before is in the digest of its day, or in the next one.
            var there = open.Where(list => list.Day <= day && knowledge.Since(list.Category, list.Day) <= now && !orders.Exists(o => o.Lists.Any(had => (had.Category, had.Day) == list))).ToList();
            var ofDay = there.Count(list => list.Day == day);
            var isWhole = ofDay == wish.Categories.Count;
            if (!isWhole && now < Calendar.At(day.AddDays(1), WaitsUntil))
                return (orders, true);
            if (isWhole || ofDay > 0 && knowledge.LookedOn(day) || isWeekly && there.Count > 0)
                orders.Add(new ExpectedOrder(day, newest, [.. there.Select(list => world.Lists[list])]));
        }

        return (orders, false);
    }

    private bool IsOwed(ChatWish wish, string category, DateOnly day, DateOnly first)
    {
        var since = knowledge.Since(category, day);
        // The list that comes late to the first digest is part of it.
        var isFirst = day >= first || day == Calendar.Before(first) && since is { } at && Calendar.DayOf(at) > day;
        // Of a category that nobody in the chat wanted before, the days that were over then are not made up for.
        var wantedSince = wish.Subscriptions.Where(s => s.Categories.Contains(category)).Min(s => _wantedSince[s.Name]);
        return isFirst && !_covered.Contains((category, day)) && !_had.Exists(had => had.Day >= day && had.At < wantedSince);
    }
}
