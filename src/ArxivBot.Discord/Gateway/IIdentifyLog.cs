namespace ArxivBot.Discord;

/// <summary>
/// When the bot identified, kept by the host over restarts: Discord takes 1,000 a day from a bot, over all its processes,
/// and resets the token of one that goes on.
/// </summary>
public interface IIdentifyLog
{
    /// <summary>The times of at least the last 24 hours, UTC, in any order.</summary>
    ValueTask<IReadOnlyList<DateTimeOffset>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Called before the identify is sent.</summary>
    ValueTask AddAsync(DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>Forgets with the process.</summary>
public sealed class InMemoryIdentifyLog : IIdentifyLog
{
    private readonly Lock _lock = new();
    private readonly List<DateTimeOffset> _times = [];

    public ValueTask<IReadOnlyList<DateTimeOffset>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return new([.. _times]);
    }

    public ValueTask AddAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _times.RemoveAll(time => at - time > TimeSpan.FromDays(1));
            _times.Add(at);
        }

        return ValueTask.CompletedTask;
    }
}
