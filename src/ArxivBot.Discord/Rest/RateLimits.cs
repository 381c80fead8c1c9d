namespace ArxivBot.Discord;

/// <summary>
/// Every limit that Discord has told of, waited for before it is met
/// (<see href="https://docs.discord.com/developers/topics/rate-limits">Rate Limits</see>).
/// </summary>
internal sealed class RateLimits(DiscordOptions options, TimeProvider clock)
{
    private const int MostBuckets = 4096;

    /// <summary>The shortest that a timer waits: less is no wait at all, and asking again and again.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Bucket, string Major), Bucket> _buckets = [];
    private readonly Dictionary<string, (string Hash, int Limit)> _routes = [];
    private readonly GlobalLimit _global = new(options.MostRequestsPerSecond);
    private TaskCompletionSource _answered = NewAnswered();

    /// <summary>A place for one request, or null and the time to wait if that is beyond the patience.</summary>
    public async Task<(Bucket? Place, TimeSpan Wait, RateLimitScope Scope)> EnterAsync(Route route, CancellationToken cancellationToken)
    {
        var patience = clock.GetUtcNow() + options.Patience;
        while (true)
        {
            var (bucket, wait, scope, answered) = Try(route);
            if (bucket is not null)
                return (bucket, TimeSpan.Zero, scope);
            var left = patience - clock.GetUtcNow();
            if (wait > left || left <= TimeSpan.Zero)
                return (null, wait ?? TimeSpan.FromSeconds(1), scope);
            await WaitAsync(wait ?? left, answered, cancellationToken);
        }
    }

    public void Answered(Route route, Bucket place, RateLimitHeaders? headers)
    {
        lock (_lock)
        {
            place.Answered(headers, clock.GetUtcNow());
            if (!route.IsInteraction)
                _global.Answered(clock.GetUtcNow());
            if (headers is { Bucket: { } hash, Limit: > 0 and var limit } && !_routes.TryAdd(route.Name, (hash, limit)))
                _routes[route.Name] = (hash, limit);
            if (headers?.Bucket is { } named)
                _buckets.TryAdd((named, route.Major), place);
            Signal();
        }
    }

    public void Pause(Bucket place, TimeSpan time)
    {
        lock (_lock)
            place.Pause(clock.GetUtcNow() + time);
    }

    public void PauseAll(TimeSpan time, RateLimitScope scope)
    {
        lock (_lock)
            _global.Pause(clock.GetUtcNow() + time, scope);
    }

    private (Bucket? Bucket, TimeSpan? Wait, RateLimitScope Scope, Task Answered) Try(Route route)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var bucket = For(route, now);
            var (taken, wait) = bucket.Take(now);
            if (!taken)
                return (null, wait, RateLimitScope.Bucket, _answered.Task);

            var (pause, scope) = _global.Take(now, route.IsInteraction);
            if (pause == TimeSpan.Zero)
                return (bucket, null, scope, _answered.Task);
            bucket.GiveBack();
            return (null, pause, scope, _answered.Task);
        }
    }

    private Bucket For(Route route, DateTimeOffset now)
    {
        var known = _routes.TryGetValue(route.Name, out var limit);
        var key = (known ? limit.Hash : route.Name, route.Major);
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            if (_buckets.Count >= MostBuckets)
                Forget(now);
            _buckets[key] = bucket = new();
            if (known)
                bucket.Learn(limit.Limit);
        }

        return bucket;
    }

    // Each interaction has a bucket of its own, which is of no use once it is answered.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.Idle(now))
                _buckets.Remove(key);
        }
    }

    private async Task WaitAsync(TimeSpan wait, Task answered, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(wait > Tick ? wait : Tick, clock, over.Token), answered);
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Signal()
    {
        _answered.SetResult();
        _answered = NewAnswered();
    }

    private static TaskCompletionSource NewAnswered() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
