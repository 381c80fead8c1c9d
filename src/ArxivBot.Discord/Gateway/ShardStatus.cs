namespace ArxivBot.Discord;

/// <summary>How a shard is, written by its connection and read by anyone.</summary>
internal sealed class ShardStatus
{
    private long _ackAt;
    private long _dispatchAt;
    private int _connections;
    private volatile ShardState _state;

    public ShardState State
    {
        get => _state;
        set => _state = value;
    }

    public DateTimeOffset? AckAt
    {
        get => Read(ref _ackAt);
        set => Volatile.Write(ref _ackAt, value?.UtcTicks ?? 0);
    }

    public DateTimeOffset? DispatchAt
    {
        get => Read(ref _dispatchAt);
        set => Volatile.Write(ref _dispatchAt, value?.UtcTicks ?? 0);
    }

    public int Connections => Volatile.Read(ref _connections);

    public void Connecting()
    {
        Interlocked.Increment(ref _connections);
        State = ShardState.Connecting;
    }

    private static DateTimeOffset? Read(ref long ticks) =>
        Volatile.Read(ref ticks) is not 0 and var value ? new DateTimeOffset(value, TimeSpan.Zero) : null;
}
