namespace ArxivBot.Discord;

/// <summary>
/// One limit as far as it is known. While it is unknown one request at a time finds it out. Not safe by itself:
/// <see cref="RateLimits"/> locks.
/// </summary>
internal sealed class Bucket
{
    private int _limit;
    private int _remaining;
    private int _underWay;
    private DateTimeOffset _resetAt = DateTimeOffset.MinValue;

    private bool Known => _limit > 0;

    public bool Idle(DateTimeOffset now) => _underWay == 0 && now >= _resetAt;

    /// <summary>Takes a place, or says how long there is none; null until an answer comes.</summary>
    public (bool Taken, TimeSpan? Wait) Take(DateTimeOffset now)
    {
        if (now >= _resetAt && Known)
            (_remaining, _resetAt) = (Math.Max(_limit - _underWay, 0), DateTimeOffset.MinValue);
        if (now < _resetAt && _remaining <= 0)
            return (false, _resetAt - now);
        if (Known ? _remaining <= 0 : _underWay > 0)
            return (false, null);

        _remaining--;
        _underWay++;
        return (true, null);
    }

    /// <summary>The request was never made.</summary>
    public void GiveBack()
    {
        _remaining++;
        _underWay--;
    }

    /// <summary>The request is over. What is left is never more than counted here: others may be under way.</summary>
    public void Answered(RateLimitHeaders? headers, DateTimeOffset now)
    {
        _underWay--;
        if (headers is not { Limit: > 0 and var limit, Remaining: { } remaining, ResetAfter: { } resetAfter })
            return;
        _remaining = Known ? Math.Min(_remaining, remaining) : remaining - _underWay;
        _limit = limit;
        _resetAt = Later(_resetAt, now + resetAfter);
    }

    public void Pause(DateTimeOffset until)
    {
        _remaining = 0;
        _resetAt = Later(_resetAt, until);
    }

    /// <summary>Another channel's limit on the same route is this one's too.</summary>
    public void Learn(int limit)
    {
        if (!Known && _underWay == 0)
            (_limit, _remaining) = (limit, limit);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
