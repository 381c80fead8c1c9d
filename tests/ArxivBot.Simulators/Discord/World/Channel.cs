using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord.World;

/// <summary>Anything with an id that messages can be in: a text channel, a thread, a forum, a direct conversation.</summary>
internal sealed class Channel(ulong id, DiscordChannelType type, string name)
{
    public ulong Id => id;

    public DiscordChannelType Type => type;

    public string Name { get; set; } = name;

    /// <summary>Null for a direct conversation.</summary>
    public Guild? Guild { get; init; }

    /// <summary>Of a thread: the channel it is in.</summary>
    public Channel? Parent { get; init; }

    public User? Recipient { get; init; }

    /// <summary>By role or user.</summary>
    public Dictionary<ulong, Overwrite> Overwrites { get; } = [];

    public SortedDictionary<ulong, Message> Messages { get; } = [];

    public bool RequiresTag { get; init; }

    public IReadOnlyList<ForumTag> Tags { get; init; } = [];

    public SimulatedThread? Thread { get; init; }

    public bool IsThread => type is DiscordChannelType.AnnouncementThread or DiscordChannelType.PublicThread or DiscordChannelType.PrivateThread;

    public bool IsForum => type is DiscordChannelType.Forum or DiscordChannelType.Media;

    /// <summary>Whether messages can be sent straight into it.</summary>
    public bool TakesMessages => !IsForum && type is not DiscordChannelType.Category;
}

internal sealed record ForumTag(ulong Id, string Name);

/// <summary>What a channel changes for a role or a member.</summary>
internal sealed record Overwrite(bool IsMember, DiscordPermissions Allow, DiscordPermissions Deny);

internal sealed class SimulatedThread(ulong ownerId, DateTimeOffset createdAt)
{
    public ulong OwnerId => ownerId;

    public DateTimeOffset CreatedAt => createdAt;

    public bool IsArchived { get; set; }

    public bool IsLocked { get; set; }

    /// <summary>Minutes.</summary>
    public int AutoArchive { get; init; } = 1440;

    public IReadOnlyList<ulong> AppliedTags { get; init; } = [];
}

internal sealed class Message(ulong id, Channel channel, User author, DateTimeOffset sentAt)
{
    public ulong Id => id;

    public Channel Channel => channel;

    public User Author => author;

    public DateTimeOffset SentAt => sentAt;

    public DateTimeOffset? EditedAt { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Content, embeds, components, attachments and flags, as Discord tells them.</summary>
    public JsonObject Fields { get; set; } = [];

    public JsonNode? Nonce { get; init; }

    /// <summary>Set when the message is the answer to an interaction.</summary>
    public ulong? InteractionId { get; init; }

    public bool IsEphemeral { get; init; }
}
