using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>
/// Discord's gateway, version 10 (<see href="https://docs.discord.com/developers/events/gateway">Gateway</see>): all shards,
/// kept connected.
/// </summary>
public sealed partial class DiscordGateway(
    DiscordRest rest, DiscordOptions options, IIdentifyLog identifies, TimeProvider clock, ILogger<DiscordGateway> logger)
{
    private IReadOnlyList<Shard> _shards = [];
    private IdentifyGate? _gate;

    internal Random Random { get; init; } = Random.Shared;

    public GatewayHealth Health => new([.. _shards.Select(shard => shard.Health)], _gate?.Today ?? 0);

    /// <summary>For a connection that looks well but tells nothing any more: ends every session and begins new ones.</summary>
    public void Renew()
    {
        foreach (var shard in _shards)
            shard.Renew();
    }

    /// <summary>Runs until cancelled, then says goodbye.</summary>
    /// <param name="onEvent">Is given the events of a shard one at a time: what takes long belongs elsewhere.</param>
    /// <exception cref="DiscordFatalException">Discord refuses the bot for good.</exception>
    public async Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> onEvent, CancellationToken cancellationToken)
    {
        try
        {
            using var directory = new GatewayDirectory(rest, clock, Random, logger);
            using var gate = new IdentifyGate(identifies, directory, options.IdentifyReserve, clock, logger);
            _gate = gate;
            var contexts = await ContextsAsync(directory, gate, cancellationToken);
            _shards = [.. contexts.Select(context => new Shard(context))];
            using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAll(contexts.Zip(_shards, (context, shard) => RunAsync(context, shard, onEvent, all)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStoppedEarly();
        }
    }

    private async Task<IReadOnlyList<ShardContext>> ContextsAsync(
        GatewayDirectory directory, IdentifyGate gate, CancellationToken cancellationToken)
    {
        var count = options.Shards ?? Math.Max(1, (await directory.GetAsync(cancellationToken)).Shards);
        return [.. Enumerable.Range(0, count).Select(id => new ShardContext(id, count, options, directory, gate, clock, Random, logger))];
    }

    // What ends one shard for good ends all.
    private static async Task RunAsync(
        ShardContext context, Shard shard, Func<GatewayEvent, CancellationToken, ValueTask> onEvent, CancellationTokenSource all)
    {
        var handling = context.Queue.RunAsync(onEvent, all.Token);
        try
        {
            await shard.RunAsync(all.Token);
        }
        finally
        {
            await all.CancelAsync();
            await handling;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Stopped before the gateway was found")]
    private partial void LogStoppedEarly();
}
