using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Rest;
using ArxivBot.Simulators.Discord.World;
using static ArxivBot.Simulators.Discord.World.Snowflakes;

namespace ArxivBot.Simulators.Discord;

/// <summary>What there is on the simulated Discord, and how it changes under the bot.</summary>
public sealed partial class DiscordSimulator
{
    /// <summary>What the usual invitation gives the bot: view, send, embed, files, threads, read history.</summary>
    public const DiscordPermissions Invitation = (DiscordPermissions)274_878_024_704;

    /// <summary>A guild that somebody owns and the bot is in.</summary>
    /// <param name="bot">What the bot's own role may.</param>
    /// <param name="everyone">What everybody may.</param>
    public ulong AddGuild(string name, DiscordPermissions bot = Invitation, DiscordPermissions everyone = DiscordPermissions.Everyone)
    {
        lock (_state.Gate)
        {
            var owner = NewUser($"owner of {name}");
            var guild = new Guild(_state.Ids.Next(), name, owner.Id);
            guild.Roles[guild.Id] = new Role(guild.Id, "@everyone") { Permissions = everyone };
            var role = new Role(_state.Ids.Next(), _state.Bot.Name) { Permissions = bot, Position = 1, BotId = _state.Bot.Id };
            guild.Roles[role.Id] = role;
            guild.Members[owner.Id] = new Member(owner, _state.Now);
            _state.Guilds[guild.Id] = guild;
            Join(guild);
            return guild.Id;
        }
    }

    public ulong OwnerOf(ulong guild)
    {
        lock (_state.Gate)
            return _state.Guilds[guild].OwnerId;
    }

    /// <summary>The bot is thrown out: GUILD_DELETE without <c>unavailable</c>.</summary>
    public void RemoveBot(ulong guild) => ChangeGuild(guild, known =>
    {
        known.Members.Remove(_state.Bot.Id);
        Tell("GUILD_DELETE", new JsonObject { ["id"] = Text(guild) }, known);
    });

    /// <summary>The bot is invited again: GUILD_CREATE.</summary>
    public void AddBot(ulong guild) => ChangeGuild(guild, Join);

    /// <summary>GUILD_DELETE with <c>unavailable</c>; REST answers 50001 meanwhile.</summary>
    public void BeginOutage(ulong guild) => ChangeGuild(guild, known =>
    {
        known.IsUnavailable = true;
        Tell("GUILD_DELETE", DrawnGuild.Unavailable(known), known);
    });

    /// <summary>GUILD_CREATE.</summary>
    public void EndOutage(ulong guild) => ChangeGuild(guild, known =>
    {
        known.IsUnavailable = false;
        Tell("GUILD_CREATE", DrawnGuild.Created(known, known.Members[_state.Bot.Id]), known);
    });

    public ulong AddChannel(ulong guild, string name, DiscordChannelType type = DiscordChannelType.Text, bool requiresTag = false, params IReadOnlyList<string> tags)
    {
        lock (_state.Gate)
        {
            var known = _state.Guilds[guild];
            var channel = new Channel(_state.Ids.Next(), type, name)
            {
                Guild = known,
                RequiresTag = requiresTag,
                Tags = [.. tags.Select(tag => new ForumTag(_state.Ids.Next(), tag))],
            };
            (_state.Channels[channel.Id], known.Channels[channel.Id]) = (channel, channel);
            Tell("CHANNEL_CREATE", Drawn.Of(channel), known);
            return channel.Id;
        }
    }

    /// <summary>A thread that a user has made.</summary>
    public ulong AddThread(ulong parent, string name, bool archived = false, bool locked = false)
    {
        lock (_state.Gate)
        {
            var channel = _state.Channels[parent];
            var thread = new Channel(_state.Ids.Next(), DiscordChannelType.PublicThread, name)
            {
                Guild = channel.Guild,
                Parent = channel,
                Thread = new SimulatedThread(channel.Guild!.OwnerId, _state.Now) { IsArchived = archived, IsLocked = locked },
            };
            (_state.Channels[thread.Id], channel.Guild.Channels[thread.Id]) = (thread, thread);
            Tell("THREAD_CREATE", Drawn.Of(thread), channel.Guild);
            return thread.Id;
        }
    }

    /// <summary>The tags of a forum, by name.</summary>
    public IReadOnlyDictionary<string, ulong> TagsOf(ulong forum)
    {
        lock (_state.Gate)
            return _state.Channels[forum].Tags.ToDictionary(tag => tag.Name, tag => tag.Id);
    }

    /// <summary>The tags of a post.</summary>
    public IReadOnlyList<ulong> AppliedTagsOf(ulong post)
    {
        lock (_state.Gate)
            return [.. _state.Channels[post].Thread!.AppliedTags];
    }

    public string NameOf(ulong channel)
    {
        lock (_state.Gate)
            return _state.Channels[channel].Name;
    }

    public void DeleteChannel(ulong channel)
    {
        lock (_state.Gate)
        {
            _state.Channels.Remove(channel, out var known);
            known!.Guild!.Channels.Remove(channel);
            foreach (var thread in known.Guild.Channels.Values.Where(thread => thread.Parent == known).ToList())
            {
                _state.Channels.Remove(thread.Id);
                known.Guild.Channels.Remove(thread.Id);
            }

            Tell(known.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", Drawn.Of(known), known.Guild);
        }
    }

    /// <summary>Changes what a role or a member may in a channel: CHANNEL_UPDATE.</summary>
    /// <param name="who">A role or a user; null for the bot.</param>
    public void Overwrite(ulong channel, DiscordPermissions allow = DiscordPermissions.None, DiscordPermissions deny = DiscordPermissions.None, ulong? who = null)
    {
        lock (_state.Gate)
        {
            var (known, id) = (_state.Channels[channel], who ?? _state.Bot.Id);
            known.Overwrites[id] = new Overwrite(!known.Guild!.Roles.ContainsKey(id), allow, deny);
            Tell("CHANNEL_UPDATE", Drawn.Of(known), known.Guild);
        }
    }

    public ulong AddRole(ulong guild, string name, DiscordPermissions permissions)
    {
        lock (_state.Gate)
        {
            var known = _state.Guilds[guild];
            var role = new Role(_state.Ids.Next(), name) { Permissions = permissions, Position = known.Roles.Count };
            known.Roles[role.Id] = role;
            Tell("GUILD_ROLE_CREATE", new JsonObject { ["guild_id"] = Text(guild), ["role"] = Drawn.Of(role) }, known);
            return role.Id;
        }
    }

    /// <summary>Changes the bot's own role: GUILD_ROLE_UPDATE.</summary>
    public void SetBotPermissions(ulong guild, DiscordPermissions permissions) => ChangeGuild(guild, known =>
    {
        var role = known.Roles.Values.Single(role => role.BotId == _state.Bot.Id);
        role.Permissions = permissions;
        Tell("GUILD_ROLE_UPDATE", new JsonObject { ["guild_id"] = Text(guild), ["role"] = Drawn.Of(role) }, known);
    });

    public ulong AddMember(ulong guild, string name, params IReadOnlyList<ulong> roles)
    {
        lock (_state.Gate)
        {
            var member = new Member(NewUser(name), _state.Now);
            member.Roles.UnionWith(roles);
            _state.Guilds[guild].Members[member.User.Id] = member;
            return member.User.Id;
        }
    }

    /// <summary>The channel between a user and the bot.</summary>
    public ulong OpenDm(ulong user)
    {
        lock (_state.Gate)
            return GuildRoutes.DmOf(_state, _state.Users[user]).Id;
    }

    /// <summary>The user takes no direct messages any more: 50007.</summary>
    public void CloseDms(ulong user)
    {
        lock (_state.Gate)
            _state.Users[user].ClosesDms = true;
    }

    /// <summary>A moderator deletes a message.</summary>
    public void DeleteMessage(ulong message)
    {
        lock (_state.Gate)
            new Posting(_state).Delete(Find(message));
    }

    /// <summary>What a user sees in a channel now, edits and all; what only one user sees is not among it.</summary>
    public IReadOnlyList<JsonObject> VisibleIn(ulong channel)
    {
        lock (_state.Gate)
            return [.. _state.Channels[channel].Messages.Values.Where(message => !message.IsEphemeral).Select(Drawn.Of)];
    }

    private Message Find(ulong message) => _state.Channels.Values.Select(channel => channel.Messages.GetValueOrDefault(message)).OfType<Message>().First();

    private User NewUser(string name)
    {
        var user = new User(_state.Ids.Next(), name);
        return _state.Users[user.Id] = user;
    }

    private void Join(Guild guild)
    {
        var bot = new Member(_state.Bot, _state.Now);
        bot.Roles.Add(guild.Roles.Values.Single(role => role.BotId == _state.Bot.Id).Id);
        guild.Members[_state.Bot.Id] = bot;
        Tell("GUILD_CREATE", DrawnGuild.Created(guild, bot), guild);
    }

    private void ChangeGuild(ulong guild, Action<Guild> change)
    {
        lock (_state.Gate)
            change(_state.Guilds[guild]);
    }

    private void Tell(string name, JsonObject data, Guild guild) => _state.Gateway.Dispatch(name, data, guild.Id, GatewayIntents.Guilds);
}
