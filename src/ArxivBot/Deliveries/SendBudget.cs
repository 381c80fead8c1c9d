namespace ArxivBot.Deliveries;

/// <summary>
/// What may still be sent to one platform: digests and answers draw from it, answers first, since a person is waiting.
/// A message may go when the rate allows it, and never while the platform has asked for silence. When the platform counts a
/// message is not known before it answers, so until then it is held to be still on its way, and then to be counted that late:
/// what the net has held up never meets what was sent after it in one burst that is too large.
/// </summary>
internal sealed class SendBudget(PlatformLimits limits, TimeProvider clock)
{
    /// <summary>The shortest that a timer waits: less is no wait at all, and asking again and again.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / limits.MessagesPerSecond);
    private readonly TimeSpan _burst = TimeSpan.FromSeconds((limits.Burst - 1) / limits.MessagesPerSecond);
    private DateTimeOffset _silentUntil = DateTimeOffset.UnixEpoch;
    private int _answersWaiting;
    private int _onTheWay;

    // When the next message would be due if all had gone at the even rate: https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
    private DateTimeOffset _due = DateTimeOffset.UnixEpoch;

    /// <summary>The platform wants nothing for this long.</summary>
    public void Silence(TimeSpan time)
    {
        lock (_lock)
        {
            var until = clock.GetUtcNow() + time;
            _silentUntil = until > _silentUntil ? until : _silentUntil;
        }
    }

    /// <summary>Takes one message's share if there is one now; none is left for digests while an answer waits.</summary>
    /// <param name="wait">How long until it is worth asking again.</param>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_lock)
        {
            wait = _interval;
            return _answersWaiting == 0 && Take(out wait);
        }
    }

    /// <summary>Gives back what was taken and not used.</summary>
    public void Return()
    {
        lock (_lock)
            _onTheWay--;
    }

    /// <summary>What was taken is used: the platform has answered, or nobody waits for it any more.</summary>
    public void Spend()
    {
        lock (_lock)
        {
            _onTheWay--;
            _due = Later(_due, clock.GetUtcNow()) + _interval;
        }
    }

    /// <summary>Waits for an answer's share.</summary>
    public async Task TakeForAnswerAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            _answersWaiting++;
        try
        {
            while (true)
            {
                TimeSpan wait;
                lock (_lock)
                {
                    if (Take(out wait))
                        return;
                }

                await Task.Delay(Later(wait, Tick), clock, cancellationToken);
            }
        }
        finally
        {
            lock (_lock)
                _answersWaiting--;
        }
    }

    private bool Take(out TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        var earliest = Later(_due, now) + (_onTheWay * _interval) - _burst;
        wait = earliest > now || _silentUntil > now ? Later(earliest, _silentUntil) - now : TimeSpan.Zero;
        _onTheWay += wait == TimeSpan.Zero ? 1 : 0;
        return wait == TimeSpan.Zero;
    }

    private static T Later<T>(T one, T other)
        where T : IComparable<T> => one.CompareTo(other) > 0 ? one : other;
}
