using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>Makes events of dispatches, and knows which guilds the bot is in.</summary>
internal sealed partial class EventReader(int shard, Session session, ILogger logger)
{
    private static readonly DiscordJson Json = DiscordJson.Lenient;
    private readonly HashSet<Snowflake> _guilds = [];

    /// <summary>Null for a READY without which nothing can go on; any other that cannot be read is told by its name.</summary>
    public GatewayEvent? Read(string name, JsonElement data)
    {
        try
        {
            return name == "READY" ? Ready(data.Deserialize(Json.GatewayReady)) : Event(name, data) ?? new GatewayEvent.Other(name);
        }
        catch (JsonException exception) when (name != "READY")
        {
            // Resuming would bring it again and again.
            LogUnreadable(exception, name);
            return new GatewayEvent.Other(name);
        }
    }

    private GatewayEvent.Ready? Ready(GatewayReady? ready)
    {
        if (ready is not { SessionId.Length: > 0, User: { } user })
            return null;
        session.Begin(ready.SessionId, ready.ResumeGatewayUrl);
        _guilds.Clear();
        _guilds.UnionWith(ready.Guilds?.Select(guild => guild.Id) ?? []);
        return new(ready.Application?.Id ?? user.Id, user, [.. _guilds], shard);
    }

    private GatewayEvent? Event(string name, JsonElement data) => name switch
    {
        "GUILD_CREATE" => GuildCreated(data.Deserialize(Json.Guild)),
        "GUILD_DELETE" => GuildDeleted(data.Deserialize(Json.Guild)),
        "CHANNEL_CREATE" or "CHANNEL_UPDATE" or "THREAD_CREATE" or "THREAD_UPDATE" =>
            data.Deserialize(Json.Channel) is { } channel ? new GatewayEvent.ChannelChanged(channel) : null,
        "CHANNEL_DELETE" => data.Deserialize(Json.Channel) is { } channel ? new GatewayEvent.ChannelDeleted(channel.Id, channel.GuildId) : null,
        "THREAD_DELETE" => data.Deserialize(Json.Channel) is { } thread
            ? new GatewayEvent.ThreadDeleted(thread.Id, thread.GuildId, thread.ParentId) : null,
        "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" or "GUILD_ROLE_DELETE" =>
            data.Deserialize(Json.RoleEvent) is { } role ? new GatewayEvent.RolesChanged(role.GuildId) : null,
        "INTERACTION_CREATE" => data.Deserialize(Json.Interaction) is { } interaction ? new GatewayEvent.InteractionCreated(interaction) : null,
        _ => null,
    };

    private GatewayEvent? GuildCreated(Guild? guild) => guild switch
    {
        null => null,
        { Unavailable: true } => new GatewayEvent.GuildUnavailable(guild.Id),
        _ => new GatewayEvent.GuildAvailable(guild, IsNew: _guilds.Add(guild.Id)),
    };

    // The field's presence tells an outage, whatever it holds.
    private GatewayEvent? GuildDeleted(Guild? guild)
    {
        if (guild is null)
            return null;
        if (guild.Unavailable is not null)
            return new GatewayEvent.GuildUnavailable(guild.Id);
        _guilds.Remove(guild.Id);
        return new GatewayEvent.GuildRemoved(guild.Id);
    }

    [LoggerMessage(LogLevel.Warning, "The event {Name} cannot be read; it is passed over")]
    private partial void LogUnreadable(Exception exception, string name);
}
