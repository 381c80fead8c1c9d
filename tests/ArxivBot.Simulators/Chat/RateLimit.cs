namespace ArxivBot.Simulators.Chat;

/// <summary>
/// A token bucket, kept as the instant at which it will be full again, and the ban that follows an overrun.
/// https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
/// </summary>
/// <param name="interval">In which one token comes; zero is no limit.</param>
/// <param name="burst">Tokens in a full bucket, at least 1.</param>
/// <param name="jitter">How much too early a request may come.</param>
/// <param name="penalty">By how much a request during a ban makes it longer.</param>
internal sealed class RateLimit(TimeSpan interval, int burst, TimeSpan jitter, TimeSpan penalty)
{
    private DateTimeOffset _full = DateTimeOffset.MinValue;
    private DateTimeOffset _bannedUntil = DateTimeOffset.MinValue;

    public bool Bans(DateTimeOffset now) => now + jitter < _bannedUntil;

    /// <summary>Makes the ban longer, for a request came during it.</summary>
    /// <returns>How much of it is left.</returns>
    public TimeSpan Extend(DateTimeOffset now) => (_bannedUntil += penalty) - now;

    /// <summary>Bans until then, or for longer when it is already so.</summary>
    public void Ban(DateTimeOffset now, TimeSpan time) => _bannedUntil = now + time > _bannedUntil ? now + time : _bannedUntil;

    /// <summary>How long until there is a token; zero when there is one.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        if (interval == TimeSpan.Zero || _full == DateTimeOffset.MinValue)
            return TimeSpan.Zero;
        var next = _full - ((burst - 1) * interval);
        return now + jitter >= next ? TimeSpan.Zero : next - now;
    }

    public void Take(DateTimeOffset now) => _full = (now > _full ? now : _full) + interval;
}
