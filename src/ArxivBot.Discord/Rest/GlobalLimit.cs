namespace ArxivBot.Discord;

/// <summary>
/// The limit over all routes: so many a second, and the pauses that Discord or Cloudflare asks for. When Discord counts a request is not
/// known before it answers, so its place is free a second after that: whatever the net holds up, no second of Discord's has too many.
/// </summary>
internal sealed class GlobalLimit(int mostPerSecond)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly Queue<DateTimeOffset> _answered = [];
    private int _underWay;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private RateLimitScope _pausedBy;

    /// <summary>Takes a place, or says how long there is none, null until an answer comes. Interactions are stopped by Cloudflare alone.</summary>
    public (TimeSpan? Wait, RateLimitScope Scope) Take(DateTimeOffset now, bool interaction)
    {
        if (now < _pausedUntil && (!interaction || _pausedBy == RateLimitScope.Cloudflare))
            return (_pausedUntil - now, _pausedBy);
        if (interaction)
            return (TimeSpan.Zero, RateLimitScope.Global);

        while (_answered.TryPeek(out var oldest) && now - oldest >= Window)
            _answered.Dequeue();
        if (_underWay + _answered.Count >= mostPerSecond)
            return (_answered.TryPeek(out var first) ? first + Window - now : null, RateLimitScope.Global);
        _underWay++;
        return (TimeSpan.Zero, RateLimitScope.Global);
    }

    /// <summary>A request that is no interaction is over.</summary>
    public void Answered(DateTimeOffset now)
    {
        _underWay--;
        _answered.Enqueue(now);
    }

    public void Pause(DateTimeOffset until, RateLimitScope by)
    {
        if (until > _pausedUntil)
            (_pausedUntil, _pausedBy) = (until, by);
    }
}
