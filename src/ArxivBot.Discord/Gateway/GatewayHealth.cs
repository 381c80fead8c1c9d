namespace ArxivBot.Discord;

/// <summary>How the gateway is at this moment.</summary>
/// <param name="IdentifiesToday">In the last 24 hours, over all shards and restarts; as of the last identify.</param>
public sealed record GatewayHealth(IReadOnlyList<ShardHealth> Shards, int IdentifiesToday)
{
    /// <summary>All shards are ready.</summary>
    public bool IsReady => Shards is [_, ..] && Shards.All(shard => shard.State == ShardState.Ready);
}

/// <param name="Shard">Counted from 0.</param>
/// <param name="SinceAck">Since Discord last acknowledged a heartbeat; null if never.</param>
/// <param name="SinceDispatch">Since the last event; null if never.</param>
/// <param name="WaitingEvents">Events that the handler has not begun.</param>
/// <param name="HandlerIsBehind">So many events wait for the handler that the shard has stopped reading.</param>
/// <param name="Connections">Tries to connect since the start.</param>
public sealed record ShardHealth(
    int Shard, ShardState State, TimeSpan? SinceAck, TimeSpan? SinceDispatch, int WaitingEvents, bool HandlerIsBehind, int Connections);

public enum ShardState
{
    /// <summary>Not begun, or between two connections.</summary>
    Waiting,

    Connecting,
    Identifying,
    Resuming,
    Ready,
    Stopped,
}
