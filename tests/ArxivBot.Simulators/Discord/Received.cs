using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord;

/// <summary>One message that a channel has got from the bot.</summary>
/// <param name="Body">As sent.</param>
/// <param name="InteractionId">Set when it answers an interaction.</param>
/// <param name="SentAt">UTC, by the simulator's clock.</param>
/// <param name="IsRepeat">Whether the channel had got the same body before, whatever its nonce.</param>
public sealed record ReceivedDiscordMessage(ulong Id, ulong ChannelId, JsonObject Body, ulong? InteractionId, DateTimeOffset SentAt, bool IsRepeat)
{
    public string Content => Body["content"]?.GetValue<string>() ?? "";

    public string? Nonce => Body["nonce"]?.ToString();

    /// <summary>Names and sizes in bytes.</summary>
    public IReadOnlyList<(string Name, int Size)> Files { get; init; } = [];
}

/// <param name="Body">As sent.</param>
public sealed record ReceivedDiscordEdit(ulong MessageId, ulong ChannelId, JsonObject Body, DateTimeOffset EditedAt)
{
    public string Content => Body["content"]?.GetValue<string>() ?? "";
}

/// <summary>One REST request and its answer.</summary>
/// <param name="Route">Such as <c>POST /channels/{channel_id}/messages</c>; method and path when there is no such route.</param>
/// <param name="Major">The id that has a bucket of its own; empty when there is none.</param>
/// <param name="ReceivedAt">UTC, by the simulator's clock.</param>
/// <param name="Status">Null when the connection was aborted.</param>
/// <param name="Code">Discord's, of an error.</param>
/// <param name="IsInvalid">Whether it counts towards Cloudflare's ban.</param>
/// <param name="Problem">What the client was told, of an error.</param>
public sealed record DiscordRequest(
    string Route, string Major, DateTimeOffset ReceivedAt, int? Status, int? Code, bool IsInvalid, bool IsOfInteraction, string? Problem);

/// <param name="GuildId">Null for all guilds.</param>
/// <param name="Commands">As sent.</param>
public sealed record RegisteredCommands(ulong? GuildId, JsonArray Commands)
{
    public IReadOnlyList<string> Names => [.. Commands.Select(command => command!["name"]!.GetValue<string>())];
}

/// <summary>An Identify or a Resume.</summary>
/// <param name="Accepted">Whether READY or RESUMED was the answer.</param>
/// <param name="Shard">Its number, 0 when none was given.</param>
/// <param name="UsedResumeUrl">Of a resume: whether it came to the address that READY gave.</param>
public sealed record GatewayStart(bool IsResume, bool Accepted, int Shard, int Intents, bool UsedResumeUrl, DateTimeOffset At);

/// <summary>The end of a gateway connection.</summary>
/// <param name="ByClient">Whether the client closed it.</param>
/// <param name="Code">Null when there was no close frame.</param>
public sealed record GatewayEnd(bool ByClient, int? Code, DateTimeOffset At);
