using System.Globalization;

namespace ArxivBot.Platforms.Telegram;

/// <summary>A chat's address: Telegram's id of the chat, and of the topic in it where it has topics: <c>-1001234/7</c>.</summary>
/// <param name="Topic">Null for a chat without topics, and for the general topic of one with them.</param>
internal readonly record struct TelegramPlace(long Chat, int? Topic)
{
    /// <summary>Groups, supergroups and channels have negative ids.</summary>
    public bool IsShared => Chat < 0;

    public static bool TryParse(string address, out TelegramPlace place)
    {
        var parts = address.Split('/');
        var topic = 0;
        var isPlace = long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)
            && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out topic)));
        place = new TelegramPlace(chat, topic > 0 ? topic : null);
        return isPlace;
    }

    public override string ToString() => Topic is { } topic
        ? string.Create(CultureInfo.InvariantCulture, $"{Chat}/{topic}")
        : Chat.ToString(CultureInfo.InvariantCulture);
}
