namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>How many identifies are left today, and whether one comes too soon after another.</summary>
internal sealed class SessionStarts(DiscordSimulatorOptions options)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<int, Queue<DateTimeOffset>> _recent = [];
    private int _used = options.SessionStarts - (options.SessionStartsLeft ?? options.SessionStarts);
    private DateTimeOffset? _since;

    public int Left(DateTimeOffset now)
    {
        Renew(now);
        return Math.Max(0, options.SessionStarts - _used);
    }

    public TimeSpan ResetsAfter(DateTimeOffset now)
    {
        Renew(now);
        return _since is { } since ? since + Day - now : _used == 0 ? TimeSpan.Zero : Day;
    }

    /// <returns>Whether there was one left.</returns>
    public bool Take(DateTimeOffset now)
    {
        Renew(now);
        _since ??= now;
        return _used++ < options.SessionStarts;
    }

    /// <returns>Whether the shard's group has taken its one for now.</returns>
    public bool IsTooSoon(int shard, DateTimeOffset now)
    {
        var group = shard % options.MaxConcurrency;
        var recent = _recent.TryGetValue(group, out var known) ? known : _recent[group] = [];
        while (recent.TryPeek(out var first) && now - first >= options.IdentifyInterval)
            recent.Dequeue();
        if (recent.Count > 0)
            return true;
        recent.Enqueue(now);
        return false;
    }

    private void Renew(DateTimeOffset now)
    {
        if (_since is { } since && now - since >= Day)
            (_since, _used) = (null, 0);
    }
}
