using System.Globalization;
using ArxivBot.Deliveries;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Document = ArxivBot.Documents.Document;
using Message = Telegram.Bot.Types.Message;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Telegram as a platform: a chat is a conversation, a group, a channel or a topic of a group.</summary>
internal sealed partial class TelegramPlatform(ITelegramBotClient client, ChatPace pace, IOptions<TelegramOptions> options, ILogger<TelegramPlatform> logger) : IChatPlatform
{
    public const string PlatformName = "telegram";

    private const string SentAgain = "<i>↻ Sent again: you may have had this already.</i>";

    // Some chats in a row that Telegram wants to hear less of: it is the bot as a whole that speaks too much.
    private const int LimitedInARow = 3;

    // What Telegram asks of one chat may be half a day.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(5);

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    private int _limited;

    public string Name => PlatformName;

    /// <remarks>About 30 messages a second in all, one of a chat, twenty a minute of a group.</remarks>
    public PlatformLimits Limits { get; } = new()
    {
        Message = TelegramRenderer.Limits,
        MessagesPerSecond = 29,
        // So that the way to Telegram takes nothing from that rate, and no second has more than 30.
        Burst = 2,
        ChatInterval = ChatPace.Private,
        SharedChatInterval = ChatPace.Shared,
        // A group takes twenty messages a minute, and edits count.
        EditInterval = TimeSpan.FromSeconds(4),
        RepeatsUnsure = options.Value.WhenUnsure == WhenUnsure.Repeat,
    };

    public IReadOnlyList<string> Render(Document document) => [.. TelegramRenderer.Render(document, options.Value.RichMessages).Select(message => message.Write())];

    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!TelegramPlace.TryParse(message.Address, out var place))
            return Task.FromResult<DeliveryResult>(new DeliveryResult.Refused($"'{message.Address}' is no chat of Telegram's"));
        if (pace.Take(place) is { } wait)
            return Task.FromResult<DeliveryResult>(new DeliveryResult.Deferred("another topic of the group was written to", wait));
        var payload = TelegramMessage.Read(message.Payload);
        if (message.MayBeRepeat && payload.File is null)
            payload = payload with { Html = $"{payload.Html}\n\n{SentAgain}", Rich = payload.Rich is { } rich ? $"{rich}<p>{SentAgain}</p>" : null };
        return CallAsync(place, payload, isSilent: message.IsSilent, answers: null, cancellationToken);
    }

    /// <remarks>In a group it says to what it answers.</remarks>
    public Task<DeliveryResult> AnswerAsync(Interaction interaction, string payload, CancellationToken cancellationToken)
    {
        if (!TelegramPlace.TryParse(interaction.Address, out var place))
            return Task.FromResult<DeliveryResult>(new DeliveryResult.Refused($"'{interaction.Address}' is no chat of Telegram's"));
        var asked = place.IsShared && int.TryParse(interaction.Token, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true }
            : null;
        return CallAsync(place, TelegramMessage.Read(payload), isSilent: false, asked, cancellationToken);
    }

    public Task<DeliveryResult> EditAsync(Interaction interaction, string receipt, string payload, CancellationToken cancellationToken)
    {
        if (!TelegramPlace.TryParse(interaction.Address, out var place) || !int.TryParse(receipt, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return Task.FromResult<DeliveryResult>(new DeliveryResult.Refused($"'{receipt}' in '{interaction.Address}' is no message of Telegram's"));
        var message = TelegramMessage.Read(payload);
        return message.File is not null
            ? CallAsync(place, message, isSilent: false, answers: null, cancellationToken)
            : TryAsync(
                place,
                receipt,
                [
                    new(() => client.EditMessageText(place.Chat, id, message.Html, ParseMode.Html, message.Keyboard, NoPreview, cancellationToken: cancellationToken)),
                    new(() => client.EditMessageText(place.Chat, id, TelegramHtml.Visible(message.Html), linkPreviewOptions: NoPreview, cancellationToken: cancellationToken)),
                ],
                cancellationToken);
    }

    /// <remarks>A person's chat has the person's id, and can be written to once that person has begun it.</remarks>
    public Task<string?> PrivateAddressAsync(string person, CancellationToken cancellationToken) =>
        Task.FromResult(TelegramPlace.TryParse(person, out var place) && !place.IsShared ? person : null);

    private Task<DeliveryResult> CallAsync(TelegramPlace place, TelegramMessage message, bool isSilent, ReplyParameters? answers, CancellationToken cancellationToken)
    {
        List<Attempt> attempts = [];
        if (message.File is { } file)
        {
            attempts.Add(new(() => client.SendDocument(
                place.Chat, InputFile.FromStream(message.OpenFile(), file.Name), replyParameters: answers, messageThreadId: place.Topic, disableNotification: isSilent, cancellationToken: cancellationToken)));
            return TryAsync(place, receipt: null, attempts, cancellationToken);
        }

        if (message.Rich is { } rich)
        {
            attempts.Add(new(() => client.SendRichMessage(
                place.Chat, new InputRichMessage { Html = rich, SkipEntityDetection = true }, answers, message.Keyboard, messageThreadId: place.Topic, disableNotification: isSilent, cancellationToken: cancellationToken),
                IsRich: true));
        }

        attempts.Add(new(() => client.SendMessage(
            place.Chat, message.Html, ParseMode.Html, answers, message.Keyboard, NoPreview, place.Topic, disableNotification: isSilent, cancellationToken: cancellationToken)));
        attempts.Add(new(() => client.SendMessage(
            place.Chat, TelegramHtml.Visible(message.Html), replyParameters: answers, linkPreviewOptions: NoPreview, messageThreadId: place.Topic, disableNotification: isSilent, cancellationToken: cancellationToken)));
        return TryAsync(place, receipt: null, attempts, cancellationToken);
    }

    /// <param name="receipt">Of a message that is there already.</param>
    /// <param name="attempts">The same in plainer and plainer forms, for when Telegram does not take one: nothing was sent until then.</param>
    private async Task<DeliveryResult> TryAsync(TelegramPlace place, string? receipt, IReadOnlyList<Attempt> attempts, CancellationToken cancellationToken)
    {
        var attempt = attempts[0];
        var watch = SendWatch.Begin();
        try
        {
            var sent = await attempt.Call();
            Interlocked.Exchange(ref _limited, 0);
            return new DeliveryResult.Sent(sent.MessageId.ToString(CultureInfo.InvariantCulture));
        }
        catch (ApiRequestException error) when (attempts.Count > 1 && (TelegramResults.IsMisshapen(error) || (attempt.IsRich && error.ErrorCode is (400 or 404))))
        {
            LogPlainer(error.Message);
            return await TryAsync(place, receipt, [.. attempts.Skip(1)], cancellationToken);
        }
        catch (ApiRequestException error) when (receipt is not null && TelegramResults.IsUnchanged(error))
        {
            return new DeliveryResult.Sent(receipt);
        }
        catch (ApiRequestException error)
        {
            return Judge(TelegramResults.Of(error, place), error, place);
        }
        catch (RequestException failure)
        {
            return TelegramResults.Of(failure, watch);
        }
        catch (OperationCanceledException) when (!watch.HasBegun && cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Deferred("it was not begun in time");
        }
    }

    private DeliveryResult Judge(DeliveryResult result, ApiRequestException error, TelegramPlace place)
    {
        if (error.ErrorCode is 401)
            LogUnauthorized();
        if (error.ErrorCode is not 429 || result is not DeliveryResult.Deferred { RetryAfter: { } wait } limited)
            return result;
        pace.Silence(place, wait);
        return Interlocked.Increment(ref _limited) >= LimitedInARow ? limited with { IsForAll = true, RetryAfter = wait < LongestSilence ? wait : LongestSilence } : limited;
    }

    [LoggerMessage(LogLevel.Warning, "Telegram does not take a message in this form, it is sent in a plainer one: {Reason}")]
    private partial void LogPlainer(string reason);

    [LoggerMessage(LogLevel.Error, "Telegram does not take the bot's token any more: set Telegram:Token to the one @BotFather gives and start again")]
    private partial void LogUnauthorized();

    /// <param name="IsRich">Whatever Telegram has against it, the chat may still take another form.</param>
    private sealed record Attempt(Func<Task<Message>> Call, bool IsRich = false);
}
