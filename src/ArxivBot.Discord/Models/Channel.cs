namespace ArxivBot.Discord;

/// <summary>A channel, thread or DM (<see href="https://docs.discord.com/developers/resources/channel">Channel</see>).</summary>
public sealed record Channel
{
    public Snowflake Id { get; init; }

    public ChannelType Type { get; init; }

    /// <summary>Absent in a DM, and in the channels of GUILD_CREATE, whose guild is known.</summary>
    public Snowflake? GuildId { get; init; }

    public string? Name { get; init; }

    public string? Topic { get; init; }

    /// <summary>A thread's channel or a channel's category.</summary>
    public Snowflake? ParentId { get; init; }

    public IReadOnlyList<PermissionOverwrite> PermissionOverwrites { get; init => field = value ?? []; } = [];

    public ChannelFlags? Flags { get; init; }

    /// <summary>The tags of a forum.</summary>
    public IReadOnlyList<ForumTag> AvailableTags { get; init => field = value ?? []; } = [];

    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>The first message, in the answer to a forum post.</summary>
    public Message? Message { get; init; }

    /// <summary>In an interaction's resolved data: what the invoking user may do there.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>In an interaction's resolved data: what the bot may do there.</summary>
    public Permissions? AppPermissions { get; init; }

    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;

    /// <summary>A forum or media channel takes no messages, only threads.</summary>
    public bool TakesThreadsOnly => Type is ChannelType.Forum or ChannelType.Media;
}

public enum ChannelType
{
    Text = 0,
    DirectMessage = 1,
    Voice = 2,
    GroupDirectMessage = 3,
    Category = 4,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    Stage = 13,
    Directory = 14,
    Forum = 15,
    Media = 16,
}

[Flags]
public enum ChannelFlags
{
    None = 0,
    Pinned = 1 << 1,

    /// <summary>A post in this forum must have a tag, else error 40067.</summary>
    RequireTag = 1 << 4,
}

public sealed record ForumTag
{
    public Snowflake Id { get; init; }

    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Only those who manage threads may set it.</summary>
    public bool Moderated { get; init; }
}

public sealed record ThreadMetadata
{
    public bool Archived { get; init; }

    /// <summary>Posting does not unarchive a locked thread.</summary>
    public bool Locked { get; init; }
}

/// <summary>
/// What is open in a guild
/// (<see href="https://docs.discord.com/developers/resources/guild#list-active-guild-threads">List Active Guild Threads</see>).
/// </summary>
public sealed record ActiveThreads
{
    public IReadOnlyList<Channel> Threads { get; init => field = value ?? []; } = [];
}
