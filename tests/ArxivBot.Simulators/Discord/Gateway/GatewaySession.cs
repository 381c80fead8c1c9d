using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>What a session has been told, so that it can go on over another connection.</summary>
internal sealed class GatewaySession(string id, int intents, int shard, int shards)
{
    private readonly List<string> _told = [];

    public string Id => id;

    public int Intents => intents;

    public int Shard => shard;

    public int Shards => shards;

    public GatewayConnection? Connection { get; set; }

    public DateTimeOffset? DisconnectedAt { get; set; }

    public bool IsReady { get; set; }

    /// <summary>Of the last event.</summary>
    public int Sequence => _told.Count;

    public bool Wants(ulong? guild, int intent) =>
        (intent == GatewayIntents.Always || (intents & intent) != 0) && (guild is { } known ? (int)((known >> 22) % (ulong)shards) : 0) == shard;

    public void Tell(string name, JsonNode data)
    {
        var frame = new JsonObject { ["op"] = 0, ["s"] = _told.Count + 1, ["t"] = name, ["d"] = data.DeepClone() }.ToJsonString();
        _told.Add(frame);
        Connection?.Dispatch(frame);
    }

    public IEnumerable<string> After(int sequence) => _told.Skip(sequence);
}
