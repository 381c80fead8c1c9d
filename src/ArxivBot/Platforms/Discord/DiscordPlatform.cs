using System.Net;
using ArxivBot.Deliveries;
using ArxivBot.Discord;
using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Interaction = ArxivBot.Deliveries.Interaction;
using Message = ArxivBot.Discord.Message;

namespace ArxivBot.Platforms.Discord;

/// <summary>Discord as a platform: a chat is a channel, a thread or a conversation with one user, and its address is the id.</summary>
internal sealed partial class DiscordPlatform(DiscordRest rest, DiscordPosts posts, OpenInteractions interactions, ILogger<DiscordPlatform> logger) : IChatPlatform
{
    public const string PlatformName = "discord";

    public string Name => PlatformName;

    /// <remarks>Discord takes 50 requests a second and some 5 messages in 5 seconds of a channel; nonces are known for "a few minutes". Answers to interactions are outside of it.</remarks>
    public PlatformLimits Limits { get; } = new()
    {
        Message = DiscordRenderer.Limits,
        MessagesPerSecond = 48.5,
        Burst = 32,
        CountsAnswers = false,
        ChatInterval = TimeSpan.FromSeconds(1),
        EditInterval = TimeSpan.FromSeconds(2),
        RemembersKeysFor = TimeSpan.FromMinutes(2),
    };

    public IReadOnlyList<string> Render(Document document) => [.. DiscordRenderer.Render(document).Select(message => message.Write())];

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(message.Address, out var channel))
            return new DeliveryResult.Refused($"'{message.Address}' is no channel of Discord's");
        var payload = DiscordMessage.Read(message.Payload);
        switch (payload.Place)
        {
            case MessagePlace.NewThread:
                return await JudgeAsync(await posts.OpenThreadAsync(channel, message.Below, payload, cancellationToken), thread => $"{thread.Id}", channel, cancellationToken);
            case MessagePlace.NewPost:
                var found = await posts.ForumOfAsync(channel, cancellationToken);
                if (!found.TryGet(out var forum))
                    return await JudgeAsync(found, _ => "", channel, cancellationToken);
                if (!DiscordPosts.IsForum(forum))
                    break;
                var post = await SendAsync(payload, payload => posts.OpenPostAsync(forum, Create(payload, message), payload, message.EarlierTries > 0, cancellationToken));
                return await JudgeAsync(post, thread => $"{thread.Id}", channel, cancellationToken);
            case MessagePlace.Thread when Snowflake.TryParse(message.Below, out var thread):
                var below = await SendAsync(payload, payload => rest.CreateMessageAsync(thread, Create(payload, message), cancellationToken));
                // Where there is no thread, what should be in it is not lost.
                if (below is not Answer<Message>.Error { Reason.Code: DiscordErrorCode.UnknownChannel })
                    return await JudgeAsync(below, channel, cancellationToken);
                break;
        }

        return await JudgeAsync(
            await SendAsync(payload, payload => rest.CreateMessageAsync(channel, Create(payload, message), cancellationToken)), channel, cancellationToken);
    }

    /// <summary>What begins a thread or post is looked for when it is sent.</summary>
    public async Task<DeliveryResult> FindAsync(OutgoingMessage message, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(message.Address, out var channel))
            return new DeliveryResult.Absent();
        var payload = DiscordMessage.Read(message.Payload);
        MessageCreate[] forms = [Create(payload, message), Create(payload.ToPlain(), message)];
        switch (payload.Place)
        {
            case MessagePlace.NewThread:
                return new DeliveryResult.Absent();
            case MessagePlace.NewPost:
                var found = await posts.ForumOfAsync(channel, cancellationToken);
                if (!found.TryGet(out var forum))
                    return EarlierMessages.NotNow(DiscordResults.Of(found, _ => ""));
                if (DiscordPosts.IsForum(forum))
                    return new DeliveryResult.Absent();
                break;
            case MessagePlace.Thread when Snowflake.TryParse(message.Below, out var thread):
                var there = await EarlierMessages.FindAsync(rest, thread, forms, since, cancellationToken);
                if (there is not DeliveryResult.Unknown)
                    return there;
                break;
        }

        return await EarlierMessages.FindAsync(rest, channel, forms, since, cancellationToken);
    }

    public async Task<string?> PrivateAddressAsync(string person, CancellationToken cancellationToken) =>
        Snowflake.TryParse(person, out var user) && await rest.CreateDmAsync(user, cancellationToken) is Answer<Channel>.Ok { Value: var conversation } ? $"{conversation.Id}" : null;

    public async Task<DeliveryResult> AnswerAsync(Interaction interaction, string payload, CancellationToken cancellationToken)
    {
        var message = DiscordMessage.Read(payload);
        if (interactions.Find(interaction.Token) is { } open)
        {
            if (await open.SendAsync(message, cancellationToken) is { } result)
                return result;
            if (open.IsPrivate)
                return new DeliveryResult.Refused("the interaction is over, and its answer is for one person only");
        }

        if (!Snowflake.TryParse(interaction.Address, out var channel))
            return new DeliveryResult.Refused($"'{interaction.Address}' is no channel of Discord's");
        return await JudgeAsync(await rest.CreateMessageAsync(channel, message.ToCreate(), cancellationToken), channel, cancellationToken);
    }

    /// <remarks>Once Discord takes no edits of an interaction's answer any more, it goes as a message.</remarks>
    public async Task<DeliveryResult> EditAsync(Interaction interaction, string receipt, string payload, CancellationToken cancellationToken)
    {
        if (receipt == OpenInteraction.Original)
        {
            return interactions.Find(interaction.Token) is { } open && await open.EditAsync(DiscordMessage.Read(payload), cancellationToken) is { } result
                ? result
                : await AnswerAsync(interaction, payload, cancellationToken);
        }

        if (!Snowflake.TryParse(interaction.Address, out var channel) || !Snowflake.TryParse(receipt, out var id))
            return new DeliveryResult.Refused($"'{receipt}' in '{interaction.Address}' is no message of Discord's");
        return await JudgeAsync(await rest.EditMessageAsync(channel, id, DiscordMessage.Read(payload).ToEdit(), cancellationToken), channel, cancellationToken);
    }

    private static MessageCreate Create(DiscordMessage payload, OutgoingMessage message)
    {
        var create = payload.ToCreate() with { Nonce = message.Key, EnforceNonce = true, Flags = message.IsSilent ? MessageFlags.SuppressNotifications : null };
        if (message.MayBeRepeat && (create.Content?.Length ?? 0) + EarlierMessages.Mark.Length <= DiscordLimits.Content)
            create = create with { Content = create.Content + EarlierMessages.Mark };
        return DiscordMention.RoleOf(message.Ping) is { } role
            ? create with { Content = $"{message.Ping}\n{create.Content}", AllowedMentions = new AllowedMentions { Roles = [role] } }
            : create;
    }

    /// <summary>What Discord objects to the form of, it may still take as text. Nothing was sent until then.</summary>
    private async Task<Answer<T>> SendAsync<T>(DiscordMessage payload, Func<DiscordMessage, Task<Answer<T>>> send)
    {
        var answer = await send(payload);
        if (answer is not Answer<T>.Error { Reason: { Code: DiscordErrorCode.InvalidForm } error } || payload.IsPlain)
            return answer;
        LogPlain(error);
        return await send(payload.ToPlain());
    }

    private Task<DeliveryResult> JudgeAsync(Answer<Message> answer, Snowflake channel, CancellationToken cancellationToken) =>
        JudgeAsync(answer, message => $"{message.Id}", channel, cancellationToken);

    private async Task<DeliveryResult> JudgeAsync<T>(Answer<T> answer, Func<T, string> receipt, Snowflake channel, CancellationToken cancellationToken)
    {
        // A nonce that Discord knows, of a message that somebody has deleted since: it was there.
        if (answer is Answer<T>.Error { Reason.Code: DiscordErrorCode.UnknownMessage })
            return new DeliveryResult.Sent("deleted");
        var result = DiscordResults.Of(answer, receipt);
        if (answer is Answer<T>.Error { Reason.Status: HttpStatusCode.Unauthorized })
            LogUnauthorized();
        // In an outage Discord may lose sight of a channel for a moment: that it is gone has to be said twice.
        if (result is DeliveryResult.Gone gone && await rest.GetChannelAsync(channel, cancellationToken) is not Answer<Channel>.Error
            {
                Reason.Code: DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownGuild
            })
        {
            return new DeliveryResult.Deferred(gone.Reason);
        }

        return result;
    }

    [LoggerMessage(LogLevel.Warning, "Discord does not take a message in this form, it is sent as text: {Reason}")]
    private partial void LogPlain(DiscordError reason);

    [LoggerMessage(LogLevel.Error, "Discord does not take the bot's token any more: set Discord:Token to the one in the developer portal and start again")]
    private partial void LogUnauthorized();
}
