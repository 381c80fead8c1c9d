using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>
/// What goes over the gateway's socket, in both directions
/// (<see href="https://docs.discord.com/developers/events/gateway-events#payload-structure">Payload Structure</see>).
/// </summary>
/// <param name="S">Sequence number; dispatches only.</param>
/// <param name="T">Event name; dispatches only.</param>
internal sealed record GatewayFrame(Opcode Op, JsonElement D, long? S, string? T);

/// <summary><see href="https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes">Gateway Opcodes</see>.</summary>
internal enum Opcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <param name="HeartbeatInterval">Milliseconds.</param>
internal sealed record GatewayHello(int HeartbeatInterval);

internal sealed record GatewayReady(
    string? SessionId, Uri? ResumeGatewayUrl, User? User, IReadOnlyList<Guild>? Guilds, Application? Application);

internal sealed record RoleEvent(Snowflake GuildId);

/// <summary>The last sequence number seen, or null; the null must be written.</summary>
internal sealed record HeartbeatCommand(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? D, Opcode Op = Opcode.Heartbeat);

internal sealed record IdentifyCommand(Identify D, Opcode Op = Opcode.Identify);

/// <param name="Token">Without "Bot ".</param>
/// <param name="Shard">Its number and how many there are.</param>
internal sealed record Identify(string Token, int Intents, IdentifyProperties Properties, IReadOnlyList<int> Shard);

internal sealed record IdentifyProperties(string Os, string Browser, string Device);

internal sealed record ResumeCommand(Resume D, Opcode Op = Opcode.Resume);

internal sealed record Resume(string Token, string SessionId, long Seq);
