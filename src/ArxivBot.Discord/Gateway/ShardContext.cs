using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>What the connections of one shard share.</summary>
internal sealed record ShardContext(
    int Id, int Count, DiscordOptions Options, GatewayDirectory Directory, IdentifyGate Gate, TimeProvider Clock, Random Random, ILogger Logger)
{
    public Session Session { get; } = new();

    public ShardStatus Status { get; } = new();

    public EventQueue Queue { get; } = new(Options.MostWaitingEvents, Logger);

    public EventReader Events => field ??= new(Id, Session, Logger);

    /// <summary>With the least that Discord needs; no presence.</summary>
    public IdentifyCommand Identify()
    {
        var name = Options.UserAgentName;
        return new(new(Options.Token, (int)Options.Intents, new(Environment.OSVersion.Platform.ToString(), name, name), [Id, Count]));
    }
}
