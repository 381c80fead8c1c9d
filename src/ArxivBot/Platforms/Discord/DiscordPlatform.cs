using System.Net;
using ArxivBot.Deliveries;
using ArxivBot.Discord;
using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Interaction = ArxivBot.Deliveries.Interaction;
using Message = ArxivBot.Discord.Message;

namespace ArxivBot.Platforms.Discord;

/// <summary>Discord as a platform: a chat is a channel, a thread or a conversation with one user, and its address is the id.</summary>
internal sealed partial class DiscordPlatform(DiscordRest rest, OpenInteractions interactions, ILogger<DiscordPlatform> logger) : IChatPlatform
{
    public const string PlatformName = "discord";

    public string Name => PlatformName;

    /// <remarks>Discord takes 50 requests a second and some 5 messages in 5 seconds of a channel; nonces are known for "a few minutes". Answers to interactions are outside of it.</remarks>
    public PlatformLimits Limits { get; } = new()
    {
        Message = DiscordRenderer.Limits,
        MessagesPerSecond = 48,
        Burst = 32,
        CountsAnswers = false,
        ChatInterval = TimeSpan.FromSeconds(1),
        RemembersKeysFor = TimeSpan.FromMinutes(2),
    };

    public IReadOnlyList<string> Render(Document document) => [.. DiscordRenderer.Render(document).Select(message => message.Write())];

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(message.Address, out var channel))
            return new DeliveryResult.Refused($"'{message.Address}' is no channel of Discord's");
        var create = DiscordMessage.Read(message.Payload).ToCreate() with { Nonce = message.Key, EnforceNonce = true };
        var answer = await rest.CreateMessageAsync(channel, create, cancellationToken);
        // A nonce that Discord knows, of a message that somebody has deleted since: it was there.
        if (answer is Answer<Message>.Error { Reason.Code: DiscordErrorCode.UnknownMessage })
            return new DeliveryResult.Sent("deleted");
        return await JudgeAsync(answer, channel, cancellationToken);
    }

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

    public async Task<DeliveryResult> EditAsync(string address, string receipt, string payload, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(address, out var channel) || !Snowflake.TryParse(receipt, out var id))
            return new DeliveryResult.Refused($"'{receipt}' in '{address}' is no message of Discord's");
        return await JudgeAsync(await rest.EditMessageAsync(channel, id, DiscordMessage.Read(payload).ToEdit(), cancellationToken), channel, cancellationToken);
    }

    private async Task<DeliveryResult> JudgeAsync(Answer<Message> answer, Snowflake channel, CancellationToken cancellationToken)
    {
        var result = DiscordResults.Of(answer, message => $"{message.Id}");
        if (answer is Answer<Message>.Error { Reason.Status: HttpStatusCode.Unauthorized })
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

    [LoggerMessage(LogLevel.Error, "Discord does not take the bot's token any more: set Discord:Token to the one in the developer portal and start again")]
    private partial void LogUnauthorized();
}
