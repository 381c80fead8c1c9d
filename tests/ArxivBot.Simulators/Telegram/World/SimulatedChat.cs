using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram.World;

internal sealed class SimulatedChat(long id, string type, string title)
{
    public long Id => id;

    /// <summary>private, group, supergroup or channel.</summary>
    public string Type => type;

    public string Title => title;

    public bool IsForum { get; init; }

    public bool IsShared => type != "private";

    public bool IsDeleted { get; set; }

    public long? MigratedTo { get; set; }

    /// <summary>Of users: creator, administrator, member, restricted, left, kicked.</summary>
    public Dictionary<long, string> Members { get; } = [];

    public TelegramMembership Bot { get; set; } = TelegramMembership.Member;

    public Dictionary<int, SimulatedTopic> Topics { get; } = [];

    public SortedDictionary<int, SimulatedMessage> Messages { get; } = [];

    public int LastMessageId { get; set; }

    /// <summary>When messages arrived, for the limits.</summary>
    public Queue<DateTimeOffset> Sent { get; } = [];

    public DateTimeOffset NextAllowed { get; set; }

    /// <summary>Whether the bot has spoken last: then plain commands reach it in spite of privacy mode.</summary>
    public bool BotSpokeLast { get; set; }

    public JsonObject Drawn()
    {
        var told = new JsonObject { ["id"] = id, ["type"] = type };
        told[type == "private" ? "first_name" : "title"] = title;
        if (IsForum)
            told["is_forum"] = true;
        return told;
    }
}

internal sealed class SimulatedTopic(string name)
{
    public string Name => name;

    public bool IsClosed { get; set; }

    public bool IsDeleted { get; set; }
}

/// <summary>What the bot is in a chat.</summary>
public enum TelegramMembership
{
    Administrator,
    Member,

    /// <summary>It may not write.</summary>
    Restricted,
    Left,
    Kicked,
}
