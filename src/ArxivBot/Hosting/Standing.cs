using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Hosting;

/// <summary>How many the bot works for, and what comes next: one line for whoever runs it.</summary>
/// <param name="NextDueAt">UTC; null when no chat waits for a digest.</param>
/// <param name="Waiting">Messages that are still to be sent.</param>
internal sealed record Standing(int Chats, int Paused, int Gone, int Subscriptions, DateTimeOffset? NextDueAt, int Waiting)
{
    public string Line
    {
        get
        {
            string[] aside = [.. Counted(Paused, "paused"), .. Counted(Gone, "gone")];
            var next = NextDueAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"next digest due {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "no digest due";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Chats:N0} {(Chats == 1 ? "chat" : "chats")}{(aside.Length > 0 ? $" ({string.Join(", ", aside)})" : "")}, {Subscriptions:N0} {(Subscriptions == 1 ? "subscription" : "subscriptions")}; {next}; {Waiting:N0} {(Waiting == 1 ? "message waits" : "messages wait")}");
        }
    }

    public static Task<Standing> ReadAsync(Database database, CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var states = await db.Set<Chat>().GroupBy(c => c.State).Select(of => new { State = of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.State, of => of.Count, cancellationToken);
        return new Standing(
            states.Values.Sum(),
            states.GetValueOrDefault(ChatState.Paused),
            states.GetValueOrDefault(ChatState.Gone),
            await db.Set<Subscription>().CountAsync(cancellationToken),
            await db.Set<Chat>().Where(c => c.State == ChatState.Active).MinAsync(c => c.NextDueAt, cancellationToken),
            await db.Set<Delivery>().CountAsync(d => d.State == DeliveryState.Queued, cancellationToken));
    });

    private static string[] Counted(int count, string what) => count > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}")] : [];
}
