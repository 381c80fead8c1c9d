using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Messages of channels: create, edit, read, delete.</summary>
internal sealed class MessageRoutes(DiscordState state, Posting posting)
{
    private const string Messages = "/channels/{channel_id}/messages";
    private const string Message = $"{Messages}/{{message_id}}";

    private readonly Dictionary<string, (Message Message, DateTimeOffset Until)> _nonces = [];
    private readonly Queue<(string Nonce, DateTimeOffset Until)> _inOrder = [];

    public IEnumerable<Route> All =>
    [
        new("POST", Messages, Create) { Body = MessageShapes.Create },
        new("GET", Messages, List),
        new("GET", Message, request => DiscordAnswer.Ok(Drawn.Of(Find(request)))),
        new("PATCH", Message, Edit) { Body = MessageShapes.Edit },
        new("DELETE", Message, Delete),
        new("POST", "/channels/{channel_id}/typing", request =>
        {
            state.Require(state.ChannelOf(request.Id("channel_id")), DiscordPermissions.SendMessages);
            return DiscordAnswer.NoContent;
        }),
    ];

    private DiscordAnswer Create(RestRequest request)
    {
        var channel = state.ChannelOf(request.Id("channel_id"));
        request.CheckShape();
        if (channel.IsForum)
            throw Refusals.ForumTakesThreads;
        if (!channel.TakesMessages)
            throw Refusals.NotText;
        posting.RequireRights(channel, request.Body, request.Files.Count);
        if (channel.Recipient is { ClosesDms: true })
            throw Refusals.CannotDm;
        Posting.Check(request.Body, request.Files.Count, Posting.FlagsOfMessages);
        if (Recall(request, channel) is { } first)
            return DiscordAnswer.Ok(WithNonce(first));
        Unarchive(channel);
        var message = posting.Add(channel, request.Body, request.Files);
        if (Nonce(request) is { } nonce)
            Remember(nonce, message, request.Now);
        return DiscordAnswer.Ok(WithNonce(message));
    }

    private static JsonObject WithNonce(Message message)
    {
        var told = Drawn.Of(message);
        if (message.Nonce is { } nonce)
            told["nonce"] = nonce.DeepClone();
        return told;
    }

    private static string? Nonce(RestRequest request) => request.Body["nonce"] is { } nonce ? nonce.ToString() : null;

    /// <summary>The message that an earlier request with the same nonce made, wherever it went: nonces are the author's, not the channel's.</summary>
    private Message? Recall(RestRequest request, Channel channel)
    {
        if (request.Body["enforce_nonce"]?.GetValue<bool>() is not true)
            return null;
        if (Nonce(request) is not { } nonce)
            throw Refusals.Form("nonce", "BASE_TYPE_REQUIRED", "This field is required");
        if (!_nonces.TryGetValue(nonce, out var known) || request.Now >= known.Until)
            return null;
        state.Record.NonceMet(isMisuse: known.Message.Channel != channel);
        return known.Message.IsDeleted ? throw Refusals.UnknownMessage : known.Message;
    }

    private void Remember(string nonce, Message message, DateTimeOffset now)
    {
        while (_inOrder.TryPeek(out var oldest) && now >= oldest.Until)
        {
            _inOrder.Dequeue();
            if (_nonces.TryGetValue(oldest.Nonce, out var known) && known.Until <= now)
                _nonces.Remove(oldest.Nonce);
        }

        _nonces[nonce] = (message, now + state.Options.NonceLifetime);
        _inOrder.Enqueue((nonce, now + state.Options.NonceLifetime));
    }

    private void Unarchive(Channel channel)
    {
        if (channel.Thread is not { } thread)
            return;
        if (thread.IsLocked && !state.RightsIn(channel).HasFlag(DiscordPermissions.ManageThreads))
            throw Refusals.Locked;
        if (!thread.IsArchived)
            return;
        thread.IsArchived = false;
        state.Gateway.Dispatch("THREAD_UPDATE", Drawn.Of(channel), channel.Guild!.Id, GatewayIntents.Guilds);
    }

    private DiscordAnswer List(RestRequest request)
    {
        var channel = state.ChannelOf(request.Id("channel_id"));
        var limit = request.Limit(50, 100);
        var (before, after) = (request.Around("before"), request.Around("after"));
        if (channel.Guild is not null && !state.RightsIn(channel).HasFlag(DiscordPermissions.ReadMessageHistory))
            return DiscordAnswer.Ok(new JsonArray()); // not an error: the history is empty for who may not read it
        var messages = channel.Messages.Values.Where(m => !m.IsEphemeral && (before is null || m.Id < before) && (after is null || m.Id > after));
        var chosen = after is null ? messages.Reverse().Take(limit) : messages.Take(limit).Reverse();
        return DiscordAnswer.Ok(Drawn.List(chosen, Drawn.Of));
    }

    private DiscordAnswer Edit(RestRequest request)
    {
        var message = Find(request);
        request.CheckShape();
        if (message.Author != state.Bot)
            throw Refusals.EditOfOthers;
        if (message.Channel.Thread is { IsArchived: true })
            throw Refusals.Archived;
        if (MessageRules.Has(request.Body, "embeds"))
            state.Require(message.Channel, DiscordPermissions.EmbedLinks);
        posting.Change(message, request.Body, request.Files, Posting.FlagsOfMessages);
        return DiscordAnswer.Ok(Drawn.Of(message));
    }

    private DiscordAnswer Delete(RestRequest request)
    {
        var message = Find(request);
        if (message.Author != state.Bot)
            state.Require(message.Channel, DiscordPermissions.ManageMessages);
        posting.Delete(message);
        return DiscordAnswer.NoContent;
    }

    private Message Find(RestRequest request)
    {
        var channel = state.ChannelOf(request.Id("channel_id"));
        return channel.Messages.TryGetValue(request.Id("message_id"), out var message) && !message.IsEphemeral ? message : throw Refusals.UnknownMessage;
    }
}
