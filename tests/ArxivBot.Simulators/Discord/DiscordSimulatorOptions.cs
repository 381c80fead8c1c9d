using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Simulators.Discord;

/// <summary>How strict a simulated Discord is, and how it fails. The defaults are Discord's own figures where those are known.</summary>
public sealed record DiscordSimulatorOptions
{
    /// <summary>On 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The bot's token, without <c>Bot </c>.</summary>
    public string Token { get; init; } = "simulated.discord.token";

    /// <summary>Discord's own description of its REST interface, openapi.json; null leaves the check against it out.</summary>
    public string? OpenApiPath { get; init; }

    /// <summary>REST requests a second, but for interactions; 0 is no limit.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Requests a window by route, such as <c>POST /channels/{channel_id}/messages</c>. Discord publishes no figures: these are ours.</summary>
    public IReadOnlyDictionary<string, RouteLimit> RouteLimits { get; init; } = RouteLimit.Defaults;

    /// <summary>For routes without an entry; null is no limit.</summary>
    public RouteLimit? OtherRoutes { get; init; }

    /// <summary>401, 403 and 429 within ten minutes that bring Cloudflare's ban.</summary>
    public int InvalidRequests { get; init; } = 10_000;

    /// <summary>For how long a nonce is remembered: Discord's "past few minutes".</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Until when an interaction takes its first answer.</summary>
    public TimeSpan InteractionPatience { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan InteractionLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Command creates a day and scope.</summary>
    public int CommandCreates { get; init; } = 200;

    public long LargestFile { get; init; } = 10 * 1024 * 1024;

    public long LargestRequest { get; init; } = 25 * 1024 * 1024;

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(41.25);

    /// <summary>Sends of a gateway connection within 60 s.</summary>
    public int GatewaySends { get; init; } = 120;

    /// <summary>How long a session can be resumed after its connection has gone.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Identifies a day; one more resets the token.</summary>
    public int SessionStarts { get; init; } = 1_000;

    /// <summary>Session starts that are left today.</summary>
    public int? SessionStartsLeft { get; init; }

    public int MaxConcurrency { get; init; } = 1;

    /// <summary>In which <see cref="MaxConcurrency"/> identifies are taken.</summary>
    public TimeSpan IdentifyInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Guilds from which on a shard is too full.</summary>
    public int GuildsPerShard { get; init; } = 2_500;

    public int RecommendedShards { get; init; } = 1;

    /// <summary>Intents that the bot may not ask for: GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT.</summary>
    public int PrivilegedIntents { get; init; } = (1 << 1) | (1 << 8) | (1 << 15);

    /// <summary>Splits what the gateway sends into WebSocket fragments of at most so many bytes; null sends each in one.</summary>
    public int? FragmentBytes { get; init; }

    /// <summary>By chance, by route; those of <see cref="DiscordSimulator.Fail"/> go first.</summary>
    public FaultChances<RestFault>? RestFaults { get; init; }

    /// <summary>By chance, by connection.</summary>
    public FaultChances<GatewayFault>? GatewayFaults { get; init; }

    /// <summary>
    /// Of each list of the record, and of the events that a session may be told again, so many of the newest are kept; its counts are of
    /// those. Null keeps all, which a run of hours should not.
    /// </summary>
    public int? MostRecorded { get; init; }

    /// <summary>Times limits, tokens, heartbeats and delays.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told one line for each request and gateway event.</summary>
    public Action<string>? Log { get; init; }
}

/// <param name="Requests">At least 1.</param>
/// <param name="Window">Counted from the first request.</param>
/// <param name="Bucket">Routes with the same bucket share the limit.</param>
public sealed record RouteLimit(int Requests, TimeSpan Window, string Bucket)
{
    public static IReadOnlyDictionary<string, RouteLimit> Defaults { get; } = new Dictionary<string, RouteLimit>
    {
        ["POST /channels/{channel_id}/messages"] = new(5, TimeSpan.FromSeconds(5), "message-create"),
        ["PATCH /channels/{channel_id}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(5), "message-edit"),
        ["DELETE /channels/{channel_id}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(1), "message-delete"),
        ["GET /channels/{channel_id}/messages"] = new(5, TimeSpan.FromSeconds(5), "message-list"),
        ["GET /channels/{channel_id}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(1), "message-get"),
        ["POST /channels/{channel_id}/threads"] = new(50, TimeSpan.FromMinutes(5), "thread-create"),
        ["POST /channels/{channel_id}/messages/{message_id}/threads"] = new(50, TimeSpan.FromMinutes(5), "thread-create"),
        ["GET /channels/{channel_id}"] = new(5, TimeSpan.FromSeconds(1), "channel"),
        ["POST /users/@me/channels"] = new(10, TimeSpan.FromSeconds(10), "dm-create"),
        ["PUT /applications/{application_id}/commands"] = new(2, TimeSpan.FromSeconds(5), "commands"),
        ["PUT /applications/{application_id}/guilds/{guild_id}/commands"] = new(2, TimeSpan.FromSeconds(5), "guild-commands"),
        ["POST /webhooks/{webhook_id}/{webhook_token}"] = new(5, TimeSpan.FromSeconds(2), "webhook"),
        ["PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"] = new(5, TimeSpan.FromSeconds(2), "webhook-edit"),
        ["PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(2), "webhook-edit"),
    };
}
