namespace ArxivBot.Discord;

/// <summary>An account (<see href="https://docs.discord.com/developers/resources/user">User</see>).</summary>
public sealed record User
{
    public Snowflake Id { get; init; }

    public string Username { get; init => field = value ?? ""; } = "";

    /// <summary>The display name, where the account has one.</summary>
    public string? GlobalName { get; init; }

    public bool Bot { get; init; }
}

/// <summary>An account in a guild (<see href="https://docs.discord.com/developers/resources/guild#guild-member-object">Guild Member</see>).</summary>
public sealed record Member
{
    /// <summary>Absent where the context already names the account.</summary>
    public User? User { get; init; }

    public string? Nick { get; init; }

    /// <summary>Without @everyone, which all have.</summary>
    public IReadOnlyList<Snowflake> Roles { get; init => field = value ?? []; } = [];

    /// <summary>In an interaction: the member's permissions in its channel, overwrites included.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>A time-out's end, UTC; past or absent: none.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }
}
