using System.Net;

namespace ArxivBot.Discord;

/// <summary>Why Discord refused (<see href="https://docs.discord.com/developers/reference#error-messages">Error Messages</see>).</summary>
/// <param name="Code">Discord's own number, by which to decide (<see cref="DiscordErrorCode"/>); 0 if it gave none.</param>
/// <param name="Fields">Path of a wrong field, as <c>embeds.0.title</c>, to what is wrong.</param>
public sealed record DiscordError(HttpStatusCode Status, int Code, string Message, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Status, code, message and wrong fields in a line.</summary>
    public override string ToString()
    {
        var line = $"{(int)Status} / {Code}: {Message}";
        return Fields.Count == 0 ? line : $"{line} ({string.Join("; ", Fields.Select(field => $"{field.Key}: {field.Value}"))})";
    }
}

/// <summary>
/// Discord's numbers that a bot decides by
/// (<see href="https://docs.discord.com/developers/topics/opcodes-and-status-codes#json">JSON Error Codes</see>).
/// </summary>
public static class DiscordErrorCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMessage = 10008;
    public const int UnknownRole = 10011;
    public const int UnknownUser = 10013;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    public const int SlowMode = 20016;
    public const int ChannelWriteLimit = 20028;
    public const int ServerWriteLimit = 20029;
    public const int TooManyCommands = 30032;
    public const int TooManyCommandCreates = 30034;
    public const int TooManyOldEdits = 30046;
    public const int Unauthorized = 40001;
    public const int RequestTooLarge = 40005;
    public const int ForumNeedsThread = 40058;
    public const int AlreadyAcknowledged = 40060;
    public const int ResourceLimited = 40062;
    public const int ForumNeedsTag = 40067;
    public const int CloudflareBlock = 40333;
    public const int MissingAccess = 50001;
    public const int EmptyMessage = 50006;
    public const int CannotMessageUser = 50007;
    public const int MissingPermissions = 50013;
    public const int InvalidToken = 50014;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidForm = 50035;
    public const int FileTooLarge = 50045;
    public const int ThreadArchived = 50083;
    public const int CannotMessageUserWithoutSharedGuild = 50278;
    public const int Overloaded = 130000;
    public const int ThreadExists = 160004;
    public const int ThreadLocked = 160005;
    public const int TooManyActiveThreads = 160006;
    public const int BlockedByAutoModeration = 200000;
    public const int HarmfulLink = 240000;
}
