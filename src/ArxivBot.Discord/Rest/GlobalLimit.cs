namespace ArxivBot.Discord;

/// <summary>The limit over all routes: so many a second, and the pauses that Discord or Cloudflare asks for.</summary>
internal sealed class GlobalLimit(int mostPerSecond)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly Queue<DateTimeOffset> _sent = [];
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private RateLimitScope _pausedBy;

    /// <summary>Takes a place, or says how long there is none. Interactions are stopped by Cloudflare alone.</summary>
    public (TimeSpan Wait, RateLimitScope Scope) Take(DateTimeOffset now, bool interaction)
    {
        if (now < _pausedUntil && (!interaction || _pausedBy == RateLimitScope.Cloudflare))
            return (_pausedUntil - now, _pausedBy);
        if (interaction)
            return (TimeSpan.Zero, RateLimitScope.Global);

        while (_sent.TryPeek(out var oldest) && now - oldest >= Window)
            _sent.Dequeue();
        if (_sent.Count >= mostPerSecond)
            return (_sent.Peek() + Window - now, RateLimitScope.Global);
        _sent.Enqueue(now);
        return (TimeSpan.Zero, RateLimitScope.Global);
    }

    public void Pause(DateTimeOffset until, RateLimitScope by)
    {
        if (until > _pausedUntil)
            (_pausedUntil, _pausedBy) = (until, by);
    }
}
