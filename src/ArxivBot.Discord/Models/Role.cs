namespace ArxivBot.Discord;

/// <summary>A role of a guild. The one with the guild's own id is @everyone.</summary>
public sealed record Role
{
    public Snowflake Id { get; init; }

    public string Name { get; init => field = value ?? ""; } = "";

    public Permissions Permissions { get; init; }

    public int Position { get; init; }

    public bool Managed { get; init; }
}

/// <summary>What one role or one member may do differently in one channel.</summary>
public sealed record PermissionOverwrite
{
    /// <summary>A role's or a user's id, by <see cref="Type"/>.</summary>
    public Snowflake Id { get; init; }

    public OverwriteType Type { get; init; }

    public Permissions Allow { get; init; }

    public Permissions Deny { get; init; }
}

public enum OverwriteType
{
    Role = 0,
    Member = 1,
}
