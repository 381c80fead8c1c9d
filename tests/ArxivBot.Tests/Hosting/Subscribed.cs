using ArxivBot.Arxiv;
using ArxivBot.Hosting;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivBot.Tests.Hosting;

/// <summary>A folder's database as it is once somebody has subscribed.</summary>
internal static class Subscribed
{
    /// <param name="since">The first announcement day that is owed; its digest is due at once.</param>
    public static async Task SubscribeAsync(this TemporaryFolder folder, string categories, string query, DateOnly since)
    {
        using var host = ArxivBot.Hosting.Composition.Compose(Settings.Only($"Storage:Directory={folder.File("data")}"), TimeProvider.System).Build();
        var database = host.Services.GetRequiredService<Database>();
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var db = await database.ConnectAsync(TestContext.Current.CancellationToken);
        var chat = host.Services.GetRequiredService<Chats>().New("console", "me", isShared: false, title: null);
        chat.Settings = chat.Settings with { DeliverAt = new TimeOnly(8, 0), TimeZone = AnnouncementCalendar.Zone.Id };
        chat.Subscriptions.Add(new ArxivBot.Subscriptions.Subscription
        {
            Name = "test",
            Categories = categories,
            Query = query,
            CreatedBy = "me",
            CreatedAt = AnnouncementCalendar.StartOf(since),
        });
        (chat.Since, chat.NextDueAt) = (since, AnnouncementCalendar.StartOf(since).AddHours(8));
        db.Add(chat);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();
    }

    /// <summary>As if the hour of all chats had come.</summary>
    /// <param name="day">That the program was started on, and the first whose digest is owed.</param>
    public static void MakeDue(this TemporaryFolder folder, ArxivBotProcess bot, DateOnly day)
    {
        // A pass looks only at chats that have become due since the pass before. The program's clock stood at noon some time after it was started, so this is in a moment.
        var soon = AnnouncementCalendar.StartOf(day).AddHours(12) + bot.RunsFor;
        folder.Query(FormattableString.Invariant($"UPDATE Chats SET Since = '{day:yyyy-MM-dd}', NextDueAt = {soon.UtcTicks}"));
    }
}
