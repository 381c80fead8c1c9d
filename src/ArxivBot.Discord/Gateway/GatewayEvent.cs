namespace ArxivBot.Discord;

/// <summary>
/// Something that the gateway told (<see href="https://docs.discord.com/developers/events/gateway-events">Gateway Events</see>).
/// An event may come twice, late or not at all: take it as a reason to look.
/// </summary>
public abstract record GatewayEvent
{
    private GatewayEvent()
    {
    }

    /// <summary>A new session. What happened before it may never be told.</summary>
    public sealed record Ready(Snowflake ApplicationId, User User, IReadOnlyList<Snowflake> Guilds, int Shard) : GatewayEvent;

    /// <param name="IsNew">The bot has just been added; false at the start and after an outage.</param>
    public sealed record GuildAvailable(Guild Guild, bool IsNew) : GatewayEvent;

    /// <summary>An outage: the guild is still there.</summary>
    public sealed record GuildUnavailable(Snowflake GuildId) : GatewayEvent;

    /// <summary>The bot was removed, or the guild deleted.</summary>
    public sealed record GuildRemoved(Snowflake GuildId) : GatewayEvent;

    /// <summary>A channel or thread was made or changed, perhaps its permissions.</summary>
    public sealed record ChannelChanged(Channel Channel) : GatewayEvent;

    public sealed record ChannelDeleted(Snowflake ChannelId, Snowflake? GuildId) : GatewayEvent;

    public sealed record ThreadDeleted(Snowflake ThreadId, Snowflake? GuildId, Snowflake? ParentId) : GatewayEvent;

    public sealed record RolesChanged(Snowflake GuildId) : GatewayEvent;

    public sealed record InteractionCreated(Interaction Interaction) : GatewayEvent;

    /// <summary>Anything else, by its name at Discord.</summary>
    public sealed record Other(string Name) : GatewayEvent;
}
