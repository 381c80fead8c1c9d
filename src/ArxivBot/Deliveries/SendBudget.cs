namespace ArxivBot.Deliveries;

/// <summary>
/// What may still be sent to one platform: digests and answers draw from it, answers first, since a person is waiting.
/// A message may go when the rate allows it, and never while the platform has asked for silence.
/// </summary>
internal sealed class SendBudget(PlatformLimits limits, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / limits.MessagesPerSecond);
    private readonly TimeSpan _burst = TimeSpan.FromSeconds((limits.Burst - 1) / limits.MessagesPerSecond);
    private DateTimeOffset _silentUntil = DateTimeOffset.UnixEpoch;
    private int _answersWaiting;

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
            _due -= _interval;
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

                await Task.Delay(wait, clock, cancellationToken);
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
        var earliest = _due - _burst;
        earliest = earliest > _silentUntil ? earliest : _silentUntil;
        wait = earliest > now ? earliest - now : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
            return false;
        _due = (_due > now ? _due : now) + _interval;
        return true;
    }
}
