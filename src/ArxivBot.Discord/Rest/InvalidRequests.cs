namespace ArxivBot.Discord;

/// <summary>
/// Counts 401, 403 and 429 answers, for which Discord bans an address after 10,000 in 10 minutes
/// (<see href="https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans">Invalid Request Limit</see>).
/// </summary>
internal sealed class InvalidRequests(int most, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _seen = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                Forget();
                return _seen.Count;
            }
        }
    }

    /// <summary>Zero, or how long no request may be made.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_lock)
            {
                Forget();
                return _seen.Count < most ? TimeSpan.Zero : _seen.Peek() + Window - clock.GetUtcNow();
            }
        }
    }

    public void Add()
    {
        lock (_lock)
            _seen.Enqueue(clock.GetUtcNow());
    }

    private void Forget()
    {
        while (_seen.TryPeek(out var oldest) && clock.GetUtcNow() - oldest >= Window)
            _seen.Dequeue();
    }
}
