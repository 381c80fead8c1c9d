using System.Collections.Concurrent;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Discord;
using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Platforms.Discord;

/// <summary>What becomes of chats when channels and servers come and go. An outage changes nothing.</summary>
internal sealed class DiscordChats(Database database, Chats chats, ReturningChats returning, Outbox outbox, DiscordPlatform platform, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _guildOf = [];
    private readonly ConcurrentDictionary<Snowflake, bool> _awaited = [];

    /// <summary>Whether servers that the bot is in have not told yet what is in them.</summary>
    public bool AwaitsServers => !_awaited.IsEmpty;

    public Task HandleAsync(GatewayEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case GatewayEvent.Ready { Guilds: var guilds }:
                foreach (var id in guilds)
                    _awaited[id] = true;
                return Task.CompletedTask;
            case GatewayEvent.GuildAvailable { Guild: var guild }:
                Snowflake[] channels = [.. guild.Channels.Concat(guild.Threads).Select(channel => channel.Id)];
                foreach (var channel in channels)
                    _guildOf[channel] = guild.Id;
                _awaited.TryRemove(guild.Id, out _);
                return WelcomeAsync([.. channels.Select(channel => $"{channel}")], cancellationToken);
            case GatewayEvent.ChannelChanged { Channel: { GuildId: { } guild } channel }:
                _guildOf[channel.Id] = guild;
                return AllowAsync(guild, cancellationToken);
            case GatewayEvent.RolesChanged { GuildId: var changed }:
                return AllowAsync(changed, cancellationToken);
            case GatewayEvent.GuildRemoved { GuildId: var removed }:
                _awaited.TryRemove(removed, out _);
                return LeaveAsync([.. _guildOf.Where(place => place.Value == removed).Select(place => place.Key)], "the bot was removed from the server", cancellationToken);
            case GatewayEvent.ChannelDeleted { ChannelId: var deleted }:
                return LeaveAsync([deleted], "the channel was deleted", cancellationToken);
            case GatewayEvent.ThreadDeleted { ThreadId: var thread }:
                return LeaveAsync([thread], "the thread was deleted", cancellationToken);
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>Chats in servers, of which no server has told.</summary>
    public async Task<IReadOnlyList<Snowflake>> UnknownAsync(CancellationToken cancellationToken)
    {
        var shared = await ReadAsync(c => c.IsShared && c.State != ChatState.Gone, cancellationToken);
        return [.. shared.Select(chat => Snowflake.TryParse(chat.Address, out var id) ? id : default).Where(id => id != default && !_guildOf.ContainsKey(id))];
    }

    /// <summary>It is in a server after all, such as an archived thread.</summary>
    public void Learn(Channel channel)
    {
        if (channel.GuildId is { } guild)
            _guildOf[channel.Id] = guild;
    }

    /// <summary>Somebody may have let the bot write again: what waits for that is tried now.</summary>
    private async Task AllowAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var forbidden = await Outbox.ForbiddenAsync(db, DiscordPlatform.PlatformName, cancellationToken);
        foreach (var (id, _) in forbidden.Where(chat => Snowflake.TryParse(chat.Address, out var channel) && _guildOf.GetValueOrDefault(channel) == guild))
            await Outbox.ReleaseAsync(db, id, clock.GetUtcNow(), cancellationToken);
    }

    public async Task LeaveAsync(IReadOnlyList<Snowflake> channels, string reason, CancellationToken cancellationToken)
    {
        var addresses = channels.Select(channel => $"{channel}").ToHashSet();
        foreach (var (id, _) in (await ReadAsync(c => c.State != ChatState.Gone, cancellationToken)).Where(chat => addresses.Contains(chat.Address)))
        {
            await chats.LeaveAsync(id, reason, cancellationToken);
            await using var db = await database.ConnectAsync(cancellationToken);
            await Outbox.HoldAsync(db, id, cancellationToken);
        }

        foreach (var channel in channels)
            _guildOf.TryRemove(channel, out _);
    }

    /// <summary>Chats of a server that the bot is in again get what waited, and are told so.</summary>
    private async Task WelcomeAsync(HashSet<string> addresses, CancellationToken cancellationToken)
    {
        foreach (var (id, address) in (await ReadAsync(c => c.State == ChatState.Gone, cancellationToken)).Where(chat => addresses.Contains(chat.Address)))
        {
            if (await returning.WelcomeAsync(DiscordPlatform.PlatformName, address, cancellationToken) is not { } words)
                continue;
            await using var db = await database.ConnectAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var chat = await db.Set<Chat>().AsNoTracking().FirstAsync(c => c.Id == id, cancellationToken);
            outbox.Add(db, chat, platform, new Document([new Notice(words)]));
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<(int Id, string Address)>> ReadAsync(System.Linq.Expressions.Expression<Func<Chat, bool>> which, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var rows = await db.Set<Chat>().Where(c => c.Platform == DiscordPlatform.PlatformName).Where(which).Select(c => new { c.Id, c.Address }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.Address))];
    }
}
