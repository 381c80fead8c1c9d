using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>
/// Where the gateway is and how often the bot may identify
/// (<see href="https://docs.discord.com/developers/events/gateway#get-gateway-bot">Get Gateway Bot</see>). Not to be kept long.
/// </summary>
public sealed record GatewayBot
{
    public required Uri Url { get; init; }

    /// <summary>How many shards Discord recommends.</summary>
    public int Shards { get; init; } = 1;

    public SessionStartLimit SessionStartLimit { get; init; } = new();
}

/// <summary>What is left of the day's identifies, over all shards.</summary>
public sealed record SessionStartLimit
{
    public int Total { get; init; } = 1000;

    public int Remaining { get; init; } = 1000;

    /// <summary>Milliseconds.</summary>
    [JsonInclude, JsonPropertyName("reset_after")]
    internal long ResetAfterMilliseconds { get; init; }

    /// <summary>Identifies per 5 seconds.</summary>
    public int MaxConcurrency { get; init; } = 1;

    [JsonIgnore]
    public TimeSpan ResetAfter => TimeSpan.FromMilliseconds(ResetAfterMilliseconds);
}

/// <summary>The bot's own application (<see href="https://docs.discord.com/developers/resources/application">Application</see>).</summary>
public sealed record Application
{
    public Snowflake Id { get; init; }

    public string Name { get; init => field = value ?? ""; } = "";

    public int? ApproximateGuildCount { get; init; }
}
