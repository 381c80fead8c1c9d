namespace ArxivBot.Discord;

/// <summary>
/// Which mentions in a message notify
/// (<see href="https://docs.discord.com/developers/resources/message#allowed-mentions-object">Allowed Mentions</see>).
/// </summary>
public sealed record AllowedMentions
{
    /// <summary>Nobody is notified, whatever the text says.</summary>
    public static AllowedMentions None { get; } = new();

    /// <summary><c>everyone</c>, <c>roles</c>, <c>users</c>; <c>users</c> excludes a list of <see cref="Users"/>.</summary>
    public IReadOnlyList<string> Parse { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Snowflake>? Users { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }
}
