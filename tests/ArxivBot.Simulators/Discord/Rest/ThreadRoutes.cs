using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Threads of channels and posts of forums.</summary>
internal sealed class ThreadRoutes(DiscordState state, Posting posting)
{
    private static readonly ObjectShape Change = new(
        new("archived", new FlagShape()),
        new("locked", new FlagShape()),
        new("name", new TextShape(100, 1)),
        new("auto_archive_duration", new ChoiceShape([60, 1440, 4320, 10080])));

    public IEnumerable<Route> All =>
    [
        new("POST", "/channels/{channel_id}/threads", Create),
        new("POST", "/channels/{channel_id}/messages/{message_id}/threads", CreateOfMessage) { Body = MessageShapes.ThreadOfMessage },
        new("PATCH", "/channels/{channel_id}", ChangeThread) { Body = Change },
        new("GET", "/guilds/{guild_id}/threads/active", Active),
    ];

    private DiscordAnswer Create(RestRequest request)
    {
        var channel = state.ChannelOf(request.Id("channel_id"));
        if (channel.IsForum)
            return CreatePost(request, channel);
        Refusals.ThrowIfAny(MessageShapes.TextThread.CheckBody(request.Json));
        request.CheckDescription();
        if (channel.Type is not (DiscordChannelType.Text or DiscordChannelType.Announcement))
            throw Refusals.WrongChannelType;
        var type = (DiscordChannelType)(request.Body["type"]?.GetValue<int>() ?? (int)DiscordChannelType.PrivateThread);
        state.Require(channel, type is DiscordChannelType.PrivateThread ? DiscordPermissions.CreatePrivateThreads : DiscordPermissions.CreatePublicThreads);
        return Created(Add(request, channel, type, state.Ids.Next()));
    }

    private DiscordAnswer CreatePost(RestRequest request, Channel forum)
    {
        Refusals.ThrowIfAny(MessageShapes.ForumPost.CheckBody(request.Json));
        request.CheckDescription();
        var body = (JsonObject)request.Body["message"]!;
        state.Require(forum, DiscordPermissions.SendMessages);
        posting.RequireRights(forum, body, request.Files.Count);
        Posting.Check(body, request.Files.Count, Posting.FlagsOfMessages, "/message");
        var tags = (request.Body["applied_tags"] as JsonArray ?? []).Select(tag => Snowflakes.Parse(tag!.ToString())!.Value).ToList();
        for (var index = 0; index < tags.Count; index++)
        {
            if (!forum.Tags.Any(tag => tag.Id == tags[index]))
                throw Refusals.Form($"applied_tags/{index}", "UNKNOWN_FORUM_TAG", "Unknown tag");
        }

        if (forum.RequiresTag && tags.Count == 0)
            throw Refusals.TagRequired;
        var thread = Add(request, forum, DiscordChannelType.PublicThread, state.Ids.Next(), tags);
        // The first message of a post has the thread's own id.
        var message = posting.Add(thread, body, request.Files, id: thread.Id);
        var told = Drawn.Of(thread);
        told["message"] = Drawn.Of(message);
        return new DiscordAnswer(201, told);
    }

    private DiscordAnswer CreateOfMessage(RestRequest request)
    {
        var channel = state.ChannelOf(request.Id("channel_id"));
        request.CheckShape();
        if (!channel.Messages.TryGetValue(request.Id("message_id"), out var message))
            throw Refusals.UnknownMessage;
        if (channel.Type is not (DiscordChannelType.Text or DiscordChannelType.Announcement))
            throw Refusals.WrongChannelType;
        state.Require(channel, DiscordPermissions.CreatePublicThreads);
        if (state.Channels.ContainsKey(message.Id))
            throw Refusals.ThreadExists;
        var type = channel.Type is DiscordChannelType.Announcement ? DiscordChannelType.AnnouncementThread : DiscordChannelType.PublicThread;
        return Created(Add(request, channel, type, message.Id));
    }

    private static DiscordAnswer Created(Channel thread) => new(201, Drawn.Of(thread));

    private Channel Add(RestRequest request, Channel parent, DiscordChannelType type, ulong id, IReadOnlyList<ulong>? tags = null)
    {
        var thread = new Channel(id, type, request.Body["name"]!.GetValue<string>())
        {
            Guild = parent.Guild,
            Parent = parent,
            Thread = new SimulatedThread(state.Bot.Id, request.Now)
            {
                AutoArchive = request.Body["auto_archive_duration"]?.GetValue<int>() ?? 1440,
                AppliedTags = tags ?? [],
            },
        };
        (state.Channels[id], parent.Guild!.Channels[id]) = (thread, thread);
        state.Record.ThreadCreated(thread);
        var told = Drawn.Of(thread);
        told["newly_created"] = true;
        state.Gateway.Dispatch("THREAD_CREATE", told, parent.Guild.Id, GatewayIntents.Guilds);
        return thread;
    }

    private DiscordAnswer ChangeThread(RestRequest request)
    {
        var channel = state.ChannelOf(request.Id("channel_id"));
        request.CheckShape();
        if (channel.Thread is not { } thread)
            throw Refusals.MissingPermissions; // the bot never has MANAGE_CHANNELS
        if (request.Body["locked"] is not null || thread.OwnerId != state.Bot.Id)
            state.Require(channel, DiscordPermissions.ManageThreads);
        if (thread.IsArchived && request.Body["archived"]?.GetValue<bool>() is not false)
            throw Refusals.Archived;
        thread.IsArchived = request.Body["archived"]?.GetValue<bool>() ?? thread.IsArchived;
        thread.IsLocked = request.Body["locked"]?.GetValue<bool>() ?? thread.IsLocked;
        channel.Name = request.Body["name"]?.GetValue<string>() ?? channel.Name;
        state.Gateway.Dispatch("THREAD_UPDATE", Drawn.Of(channel), channel.Guild!.Id, GatewayIntents.Guilds);
        return DiscordAnswer.Ok(Drawn.Of(channel));
    }

    private DiscordAnswer Active(RestRequest request)
    {
        var guild = state.GuildOf(request.Id("guild_id"));
        var threads = guild.Channels.Values.Where(c => c.Thread is { IsArchived: false } && state.RightsIn(c).HasFlag(DiscordPermissions.ViewChannel));
        return DiscordAnswer.Ok(new JsonObject { ["threads"] = Drawn.List(threads, Drawn.Of), ["members"] = new JsonArray(), ["has_more"] = false });
    }
}
