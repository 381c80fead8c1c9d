namespace ArxivBot.Discord;

/// <summary>
/// A server (<see href="https://docs.discord.com/developers/resources/guild">Guild</see>). The lists after
/// <see cref="Roles"/> come with the gateway's GUILD_CREATE only.
/// </summary>
public sealed record Guild
{
    public Snowflake Id { get; init; }

    public string Name { get; init => field = value ?? ""; } = "";

    public Snowflake OwnerId { get; init; }

    public string? PreferredLocale { get; init; }

    public IReadOnlyList<Role> Roles { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Channel> Channels { get; init => field = value ?? []; } = [];

    /// <summary>The active threads that the bot may see.</summary>
    public IReadOnlyList<Channel> Threads { get; init => field = value ?? []; } = [];

    /// <summary>With the intent GUILDS alone: the bot and the members in voice channels.</summary>
    public IReadOnlyList<Member> Members { get; init => field = value ?? []; } = [];

    public int? MemberCount { get; init; }

    /// <summary>True in an outage: then nothing else is to be believed.</summary>
    public bool? Unavailable { get; init; }
}
