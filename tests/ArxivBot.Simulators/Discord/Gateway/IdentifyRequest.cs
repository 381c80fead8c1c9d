using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>What an Identify asks for.</summary>
internal sealed record IdentifyRequest(string Token, int Intents, int Shard, int Shards)
{
    /// <returns>Null when it is not one.</returns>
    public static IdentifyRequest? Read(JsonObject? data)
    {
        if (data?["token"] is not JsonValue token || token.GetValueKind() is not JsonValueKind.String || data["properties"] is not JsonObject properties)
            return null;
        if (data["intents"] is not JsonValue intents || !intents.TryGetValue(out long wanted) || properties["os"] is null || properties["browser"] is null)
            return null;
        if (data["large_threshold"] is { } large && (large is not JsonValue count || !count.TryGetValue(out int members) || members is < 50 or > 250))
            return null;
        var shard = data["shard"] switch
        {
            null => (0, 1),
            JsonArray { Count: 2 } pair when pair.All(n => n is JsonValue v && v.TryGetValue(out int _)) => (pair[0]!.GetValue<int>(), pair[1]!.GetValue<int>()),
            _ => ((int, int)?)null,
        };
        return shard is var (number, of) ? new IdentifyRequest(token.GetValue<string>(), (int)Math.Clamp(wanted, -1, int.MaxValue), number, of) : null;
    }

    /// <returns>The close code and why, or null.</returns>
    public (int Code, string Reason)? Refusal(DiscordState state)
    {
        if (!state.IsToken(Token))
            return (4004, "Authentication failed.");
        if (Intents < 0 || (Intents & ~GatewayIntents.Known) != 0)
            return (4013, "Invalid intent(s).");
        if ((Intents & state.Options.PrivilegedIntents) != 0)
            return (4014, "Disallowed intent(s).");
        if (Shards < 1 || Shard < 0 || Shard >= Shards)
            return (4010, "Invalid shard.");
        var guilds = state.GuildsOfBot.Count(guild => (int)((guild.Id >> 22) % (ulong)Shards) == Shard);
        return guilds >= state.Options.GuildsPerShard ? (4011, "Sharding required.") : null;
    }
}
