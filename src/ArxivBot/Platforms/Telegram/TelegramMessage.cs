using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivBot.Documents;
using Telegram.Bot.Types.ReplyMarkups;

namespace ArxivBot.Platforms.Telegram;

/// <summary>One message as it waits in the outbox: text with buttons, or a file.</summary>
internal sealed record TelegramMessage
{
    public string Html { get; init; } = "";

    /// <summary>The same with formulas; null when it has none, or none are wanted.</summary>
    public string? Rich { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Rows { get; init => field = value ?? []; } = [];

    public Attachment? File { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Html.Length == 0 && File is null;

    [JsonIgnore]
    public InlineKeyboardMarkup? Keyboard => Rows.Count == 0
        ? null
        : new InlineKeyboardMarkup(Rows.Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Label, button.Command))));

    public static TelegramMessage Read(string payload) => JsonSerializer.Deserialize(payload, TelegramMessageJson.Default.TelegramMessage)!;

    public string Write() => JsonSerializer.Serialize(this, TelegramMessageJson.Default.TelegramMessage);

    public MemoryStream OpenFile() => new(Encoding.UTF8.GetBytes(File!.Content));
}

[JsonSerializable(typeof(TelegramMessage))]
internal sealed partial class TelegramMessageJson : JsonSerializerContext;
