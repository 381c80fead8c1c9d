using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>What a session has been told, so that it can go on over another connection.</summary>
/// <param name="most">Of the newest events that are kept to be told again.</param>
internal sealed class GatewaySession(string id, int intents, int shard, int shards, int? most = null)
{
    private readonly List<Told> _told = [];
    private int _confirmed;
    private int _forgotten;

    public string Id => id;

    public int Intents => intents;

    public int Shard => shard;

    public int Shards => shards;

    public GatewayConnection? Connection { get; set; }

    public DateTimeOffset? DisconnectedAt { get; set; }

    public bool IsReady { get; set; }

    /// <summary>Of the last event.</summary>
    public int Sequence => _forgotten + _told.Count;

    public bool Wants(ulong? guild, int intent) =>
        (intent == GatewayIntents.Always || (intents & intent) != 0) && (guild is { } known ? (int)((known >> 22) % (ulong)shards) : 0) == shard;

    /// <param name="interaction">What the event tells of, if it is one.</param>
    public void Tell(string name, JsonNode data, SentInteraction? interaction = null)
    {
        var frame = new JsonObject { ["op"] = 0, ["s"] = Sequence + 1, ["t"] = name, ["d"] = data.DeepClone() }.ToJsonString();
        var told = new Told(frame, interaction);
        _told.Add(told);
        if (most is { } number && _told.Count >= 2 * number)
        {
            _forgotten += _told.Count - number;
            _told.RemoveRange(0, _told.Count - number);
        }

        Connection?.Dispatch(told);
    }

    /// <summary>The client says that it has read everything up to this event.</summary>
    public void Confirm(int sequence)
    {
        for (_confirmed = Math.Max(_confirmed, _forgotten); _confirmed < Math.Min(sequence, Sequence); _confirmed++)
            _told[_confirmed - _forgotten].Interaction?.Confirm();
    }

    /// <summary>Whether all that followed this event can be told again.</summary>
    public bool Remembers(int sequence) => sequence >= _forgotten && sequence <= Sequence;

    public IEnumerable<Told> After(int sequence) => _told.Skip(sequence - _forgotten);
}

/// <summary>An event as it was sent.</summary>
internal sealed record Told(string Frame, SentInteraction? Interaction);
