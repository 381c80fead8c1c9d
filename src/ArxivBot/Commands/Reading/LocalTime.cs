using System.Globalization;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Reading;

/// <summary>An instant as the people of a chat read it on their clock.</summary>
internal static class LocalTime
{
    /// <summary>Such as <c>Thu 18 Dec 2025, 08:00 (Europe/Berlin)</c>.</summary>
    public static string Of(ChatSettings settings, DateTimeOffset instant) => string.Create(
        CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(instant, DeliverySlots.ZoneOf(settings)):ddd d MMM yyyy, HH:mm} ({settings.TimeZone})");
}
