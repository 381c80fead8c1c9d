using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>What a session has been told, so that it can go on over another connection.</summary>
internal sealed class GatewaySession(string id, int intents, int shard, int shards)
{
    private readonly List<Told> _told = [];
    private int _confirmed;

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

    /// <param name="interaction">What the event tells of, if it is one.</param>
    public void Tell(string name, JsonNode data, SentInteraction? interaction = null)
    {
        var frame = new JsonObject { ["op"] = 0, ["s"] = _told.Count + 1, ["t"] = name, ["d"] = data.DeepClone() }.ToJsonString();
        var told = new Told(frame, interaction);
        _told.Add(told);
        Connection?.Dispatch(told);
    }

    /// <summary>The client says that it has read everything up to this event.</summary>
    public void Confirm(int sequence)
    {
        for (; _confirmed < Math.Min(sequence, _told.Count); _confirmed++)
            _told[_confirmed].Interaction?.Confirm();
    }

    public IEnumerable<Told> After(int sequence) => _told.Skip(sequence);
}

/// <summary>An event as it was sent.</summary>
internal sealed record Told(string Frame, SentInteraction? Interaction);
