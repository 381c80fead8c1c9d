using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands;

/// <summary>When a chat hears from the bot next, in its own time.</summary>
internal sealed class NextDigest(AnnouncementCalendar calendar)
{
    /// <summary>One sentence, on the chat as it is after a change.</summary>
    public string Sentence(Chat chat, DateTimeOffset now)
    {
        if (chat.State == ChatState.Paused)
            return "Nothing comes while the chat is paused: /resume goes on.";
        if (chat.Subscriptions.Count == 0)
            return "Nothing comes before there is a subscription: /subscribe makes one.";
        if (chat.NextDueAt <= now)
            return "A digest is due now and comes as soon as arXiv's lists are in.";
        var slot = DeliverySlots.Next(chat.Settings, now);
        var due = DeliverySlots.OutsideQuietHours(chat.Settings, slot);
        var day = calendar.NewestAnnouncementDay(slot);
        // A slot of a day without a list brings nothing, but for a chat that has had no digest yet.
        if (chat.Settings.Rhythm == Rhythm.Daily && chat.Since < day && calendar.NewestAnnouncementDay(now) == day && !calendar.IsAnnouncementDay(AnnouncementCalendar.DayOf(slot)))
            (slot, due) = AfterQuietDays(chat.Settings, slot, day);
        var about = chat.Settings.Rhythm == Rhythm.Weekly ? "the week's lists" : $"arXiv's list of {Day(calendar.NewestAnnouncementDay(slot))}";
        return $"The next digest comes on {Local(chat.Settings, due)} ({chat.Settings.TimeZone}), with {about}.";
    }

    public static string Local(ChatSettings settings, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, DeliverySlots.ZoneOf(settings)).ToString("dddd d MMMM 'at' HH:mm", CultureInfo.InvariantCulture);

    private (DateTimeOffset Slot, DateTimeOffset Due) AfterQuietDays(ChatSettings settings, DateTimeOffset slot, DateOnly day)
    {
        for (var tries = 0; tries < 14 && calendar.NewestAnnouncementDay(slot) == day; tries++)
            slot = DeliverySlots.Next(settings, slot);
        return (slot, DeliverySlots.OutsideQuietHours(settings, slot));
    }

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);
}
