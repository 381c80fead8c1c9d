using ArxivBot.Commands.Subscribing;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Subscriptions.Transfer;

namespace ArxivBot.Commands.Moving;

/// <param name="OldChats">That were here before, and so keep their settings.</param>
internal sealed record InstallationCounts(int NewChats, int OldChats, int Subscriptions, int Terms, int ThereAlready);

/// <summary>Takes chats from a file into this installation, in one transaction.</summary>
internal sealed class Installation(Database database, Chats chats, TimeProvider clock)
{
    /// <param name="records">Each with its platform and address.</param>
    public Task<InstallationCounts> TakeAsync(IReadOnlyList<ChatRecord> records, CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var counts = new InstallationCounts(0, 0, 0, 0, 0);
        foreach (var record in records)
        {
            var found = await Chats.FindAsync(db, record.Platform!, record.Address!, cancellationToken);
            var chat = found ?? chats.New(record.Platform!, record.Address!, record.IsShared, record.Title);
            if (found is null)
                db.Add(chat);
            var taken = ChatImport.Apply(chat, record, record.Address!, settings: found is null, clock.GetUtcNow(), wanted => SubscriptionName.Make(wanted, chat));
            if (found is null && record.IsPaused)
                chats.Pause(chat, "paused where it came from");
            else
                chats.Plan(chat);
            counts = new InstallationCounts(
                counts.NewChats + (found is null ? 1 : 0), counts.OldChats + (found is null ? 0 : 1), counts.Subscriptions + taken.Subscriptions,
                counts.Terms + taken.Terms, counts.ThereAlready + taken.ThereAlready);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return counts;
    });
}
