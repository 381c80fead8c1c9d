using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram;

/// <summary>Telegram refuses a request.</summary>
internal sealed class TelegramError(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code => code;

    public JsonObject? Parameters => parameters;

    public static TelegramError BadRequest(string words) => new(400, $"Bad Request: {words}");

    /// <summary>Markup that is not well formed.</summary>
    public static TelegramError CannotParse(string words) => BadRequest($"can't parse entities: {words}");

    public static TelegramError Forbidden(string words) => new(403, $"Forbidden: {words}");

    public static TelegramError TooMany(int seconds) => new(429, $"Too Many Requests: retry after {seconds}", new JsonObject { ["retry_after"] = seconds });

    public static TelegramError Migrated(long to) => new(
        400, "Bad Request: group chat was upgraded to a supergroup chat", new JsonObject { ["migrate_to_chat_id"] = to });
}
