namespace ArxivBot.Discord;

/// <summary>Settings of the client.</summary>
public sealed record DiscordOptions
{
    /// <summary>The bot's token, without "Bot ".</summary>
    public required string Token { get; init; }

    /// <summary>With the version, without a slash at the end.</summary>
    public Uri ApiBaseUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>What the gateway tells besides interactions, which it always tells.</summary>
    public GatewayIntents Intents { get; init; } = GatewayIntents.Guilds;

    /// <summary>Null: as many as Discord recommends.</summary>
    public int? Shards { get; init; }

    public GatewayCompression Compression { get; init; }

    /// <summary>Name, version and address go into the User-Agent; an odd one is blocked.</summary>
    public string UserAgentName { get; init; } = "ArxivBot.Discord";

    public string UserAgentVersion { get; init; } = "0.1.0";

    /// <summary>Where Discord finds who runs the bot: set it to your own.</summary>
    public Uri UserAgentUrl { get; init; } = new("https://example.org/");

    /// <summary>Discord takes 50 from a bot; interactions are not counted.</summary>
    public int MostRequestsPerSecond { get; init; } = 49;

    /// <summary>Refused requests in 10 minutes after which the client stops by itself. Discord bans at 10,000.</summary>
    public int MostInvalidRequests { get; init; } = 500;

    /// <summary>How long a request waits for a rate limit before it answers <see cref="Answer{T}.RateLimited"/>.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long Discord may take to answer one request.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Identifies of a day that are never used: Discord resets the token after 1,000.</summary>
    public int IdentifyReserve { get; init; } = 100;

    /// <summary>Bytes that one event of the gateway may have, uncompressed.</summary>
    public int MostInboundBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Events of a shard that may wait for the handler before the shard stops reading.</summary>
    public int MostWaitingEvents { get; init; } = 1000;

    internal string UserAgent => $"DiscordBot ({UserAgentUrl}, {UserAgentVersion}) {UserAgentName}/{UserAgentVersion}";

    /// <summary>Without the token.</summary>
    public override string ToString() => $"{ApiBaseUrl}, intents {Intents}";
}

/// <summary>Groups of events (<see href="https://docs.discord.com/developers/events/gateway#gateway-intents">Gateway Intents</see>).</summary>
[Flags]
public enum GatewayIntents
{
    None = 0,

    /// <summary>Guilds, roles, channels and threads; not privileged.</summary>
    Guilds = 1 << 0,
}

/// <summary>Transport compression of the gateway.</summary>
public enum GatewayCompression
{
    None,
    ZlibStream,
}
