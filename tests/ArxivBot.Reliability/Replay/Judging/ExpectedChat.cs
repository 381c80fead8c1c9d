using ArxivBot.Reliability.Replay.Traffic;
using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>
/// What one chat is to get, by what its people asked for and what arXiv served. The rules are those of the documentation, worked out
/// here once more; nothing of the program is used.
/// </summary>
internal sealed class ExpectedChat(Knowledge knowledge, ReplayWorld world)
{
    private static readonly DateTimeOffset Away = DateTimeOffset.MaxValue;

    private readonly OwedLists _owed = new(knowledge, world);
    private readonly HashSet<string> _shown = [];
    private readonly List<Expectation> _expected = [];
    private readonly List<(DateTimeOffset From, ChatWish Wish)> _wishes = [];
    private ChatWish _wish = new();
    private DateTimeOffset? _due;
    private DateOnly? _since;
    private DateTimeOffset? _left;
    private bool _isGone;

    public IReadOnlyList<Expectation> Expected => _expected;

    public ChatWish WishAt(DateTimeOffset at) => _wishes.FindLast(wish => wish.From <= at).Wish ?? new ChatWish();

    /// <returns>What the command is to be answered.</returns>
    public CommandOutcome Do(Act act)
    {
        switch (act)
        {
            case Typed typed when typed.Change(_wish) is not { } changed:
                return CommandOutcome.Refused;
            case Typed typed when typed.Change(_wish) is { } changed && !ReferenceEquals(changed, _wish) && changed != _wish:
                // What was announced during a pause is not sent.
                if (_wish.IsPaused && !changed.IsPaused)
                    Resume(act.At);
                _wish = changed;
                _wishes.Add((act.At, changed));
                _owed.Want(changed, act.At);
                Plan(act.At);
                break;
            case Leaves:
                _left = act.At;
                break;
            case ComesBack:
                ComeBack(act.At);
                break;
        }

        return CommandOutcome.Done;
    }

    /// <summary>The bot looks.</summary>
    public void Look(DateTimeOffset now)
    {
        if (_due <= now)
            Build(now);
        Hold(now);
        // The bot learns that it was thrown out when it next has something to send.
        if (_left is { } left && !_isGone && !_wish.IsPaused && _expected.Exists(e => e.NotBefore >= left && (e.NotBefore < now + world.Options.Step || e.NotBefore == Away)))
            (_isGone, _due) = (true, null);
    }

    /// <summary>What waits keeps to a pause and to quiet hours that have begun meanwhile.</summary>
    private void Hold(DateTimeOffset now)
    {
        foreach (var next in _expected.Where(e => e.NotBefore >= now && e.NotBefore < now + world.Options.Step))
            next.NotBefore = _wish.IsPaused ? Away : LocalTimes.OutsideQuiet(_wish.Times, next.NotBefore);
    }

    private void Build(DateTimeOffset now)
    {
        var (orders, waits) = _owed.Of(_wish, _since, now);
        foreach (var order in orders)
            Add(order, now);
        if (orders.Count == 0 && !waits && _wish.SaysNothing)
            Send(new ExpectedNothing(now) { NotBefore = now });
        if (!waits)
            _due = NextDue(now);
    }

    private void Add(ExpectedOrder order, DateTimeOffset now)
    {
        var fresh = Matching.Find(_wish, order.Lists).Where(found => !_shown.Contains(found.Id)).ToList();
        var best = fresh.Take(_wish.Maximum).ToList();
        var notices = Notices(order).ToList();
        _owed.Had(order, now);
        _shown.UnionWith(best.Select(found => found.Id));
        if (best.Count > 0 || notices.Count > 0 || _wish.SaysNothing)
            Send(new ExpectedDigest(now, order.Day, order.Lists.Sum(list => list.Papers.Count), fresh.Count, best, notices) { NotBefore = now });
    }

    private IEnumerable<string> Notices(ExpectedOrder order)
    {
        if (order.Newest > order.Day)
            yield return "This digest comes late";
        foreach (var category in _wish.Categories.Where(category => !order.Lists.Any(list => list.Category == category && list.Day == order.Day)))
            yield return $"{category} is missing: its list of {order.Day:yyyy-MM-dd}";
        foreach (var late in order.Lists.Where(list => list.Day < order.Day && _wish.Times.WeeklyOn is null))
            yield return $"{late.Category}: arXiv's list of {late.Day:yyyy-MM-dd} came late";
    }

    private void Send(Expectation expectation)
    {
        // Who is away gets it when it is back.
        expectation.NotBefore = _left is not null ? Away : LocalTimes.OutsideQuiet(_wish.Times, expectation.Built);
        _expected.Add(expectation);
    }

    private void Resume(DateTimeOffset now)
    {
        _since = null;
        foreach (var waiting in _expected.Where(e => e.NotBefore == Away))
            waiting.NotBefore = LocalTimes.OutsideQuiet(_wish.Times, now);
    }

    private void ComeBack(DateTimeOffset now)
    {
        foreach (var waiting in _expected.Where(e => e.NotBefore == Away || e.NotBefore >= _left && e.NotBefore < now))
            waiting.NotBefore = LocalTimes.OutsideQuiet(_wish.Times, now);
        _left = null;
        if (!_isGone)
            return;
        _isGone = false;
        Plan(now);
    }

    private void Plan(DateTimeOffset now)
    {
        if (_wish.Subscriptions.IsEmpty)
            _since = null;
        if (_wish.IsPaused || _wish.Subscriptions.IsEmpty)
            _due = null;
        else if (_due is null || _due > now)
        {
            _due = NextDue(now);
            // The first digest is that of the next time at which one may come.
            var first = Calendar.Newest(LocalTimes.NextSlot(_wish.Times, now));
            _since = _since < first ? _since : first;
        }
    }

    private DateTimeOffset NextDue(DateTimeOffset now) => LocalTimes.OutsideQuiet(_wish.Times, LocalTimes.NextSlot(_wish.Times, now));
}
