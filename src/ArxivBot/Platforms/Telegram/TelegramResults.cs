using ArxivBot.Deliveries;
using Telegram.Bot.Exceptions;

namespace ArxivBot.Platforms.Telegram;

/// <summary>What Telegram's answer to a message means for the outbox. The page on Telegram has the table.</summary>
internal static class TelegramResults
{
    private static readonly TimeSpan UntilTheOperatorActs = TimeSpan.FromHours(1);

    // Telegram tells errors apart by words alone, and words change: parts of them are looked for, in lower case.
    private static readonly string[] Gone =
    [
        "blocked by the user", "user is deactivated", "bot was kicked", "not a member", "chat was deleted", "can't initiate conversation", "can't send messages to the bot",
        "bots can't send messages to bots", "chat not found", "peer_id_invalid", "message thread not found", "topic_deleted", "topic_id_invalid", "user_is_bot",
    ];

    private static readonly string[] NoRight =
    [
        "not enough rights", "have no rights", "need administrator rights", "chat_write_forbidden", "chat_restricted", "chat_admin_required", "topic_closed", "chat_send_", "user_banned_in_channel",
    ];

    /// <param name="place">Where the message was to go.</param>
    public static DeliveryResult Of(ApiRequestException error, TelegramPlace place)
    {
        var words = $"{error.ErrorCode}: {error.Message}";
        return error switch
        {
            { Parameters.MigrateToChatId: { } moved } => new DeliveryResult.Moved($"{place with { Chat = moved }}"),
            { ErrorCode: 429 } => new DeliveryResult.Deferred(words, TimeSpan.FromSeconds(error.Parameters?.RetryAfter ?? 1)),
            { ErrorCode: 401 or 404 } => new DeliveryResult.Deferred(words, UntilTheOperatorActs, IsForAll: true),
            { ErrorCode: >= 500 } => new DeliveryResult.Unknown(words),
            { ErrorCode: 400 or 403 } when Says(error, Gone) => new DeliveryResult.Gone(words),
            { ErrorCode: 400 } when Says(error, NoRight) => new DeliveryResult.Forbidden(words),
            // One that nobody has heard of yet: it may be about the chat, so the message waits.
            { ErrorCode: 403 } => new DeliveryResult.Forbidden(words),
            _ => new DeliveryResult.Refused(words),
        };
    }

    /// <param name="watch">Of the call that failed without an answer that could be read.</param>
    public static DeliveryResult Of(RequestException failure, SendWatch watch)
    {
        var words = failure.InnerException is { } inner ? $"{failure.Message} ({inner.GetType().Name})" : failure.Message;
        return watch.HasBegun ? new DeliveryResult.Unknown(words) : new DeliveryResult.Deferred(words);
    }

    /// <summary>Whether the markup is what Telegram does not take: then the same may still go as plain text.</summary>
    public static bool IsMisshapen(ApiRequestException error) =>
        error.ErrorCode == 400 && Says(error, ["can't parse entities", "entities_too_long", "entity_", "button_data_invalid", "button_", "reply_markup"]);

    public static bool IsUnchanged(ApiRequestException error) => error.ErrorCode == 400 && Says(error, ["message is not modified"]);

    private static bool Says(ApiRequestException error, IEnumerable<string> parts) => parts.Any(part => error.Message.Contains(part, StringComparison.OrdinalIgnoreCase));
}
