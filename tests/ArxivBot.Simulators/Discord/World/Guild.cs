namespace ArxivBot.Simulators.Discord.World;

internal sealed class User(ulong id, string name)
{
    public ulong Id => id;

    public string Name => name;

    public bool IsBot { get; init; }

    /// <summary>Whether the user takes no direct messages: 50007.</summary>
    public bool ClosesDms { get; set; }

    public Channel? Dm { get; set; }
}

/// <summary>A role; the one whose id is its guild's is @everyone.</summary>
internal sealed class Role(ulong id, string name)
{
    public ulong Id => id;

    public string Name => name;

    public DiscordPermissions Permissions { get; set; }

    public int Position { get; init; }

    /// <summary>Set for the role that came with the bot.</summary>
    public ulong? BotId { get; init; }
}

internal sealed class Member(User user, DateTimeOffset joinedAt)
{
    public User User => user;

    public DateTimeOffset JoinedAt => joinedAt;

    public HashSet<ulong> Roles { get; } = [];

    public DateTimeOffset? TimedOutUntil { get; set; }
}

/// <summary>A Discord server.</summary>
internal sealed class Guild(ulong id, string name, ulong ownerId)
{
    public ulong Id => id;

    public string Name => name;

    public ulong OwnerId => ownerId;

    public string Locale { get; init; } = "en-US";

    public Dictionary<ulong, Role> Roles { get; } = [];

    public Dictionary<ulong, Member> Members { get; } = [];

    public Dictionary<ulong, Channel> Channels { get; } = [];

    public bool IsUnavailable { get; set; }

    public Role Everyone => Roles[id];
}
