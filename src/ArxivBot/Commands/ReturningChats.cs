using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands;

/// <summary>A chat that was not there any more, and speaks, is there again.</summary>
internal sealed class ReturningChats(Database database, Chats chats, TimeProvider clock)
{
    /// <returns>What to tell its people; null for a chat that was never away.</returns>
    public async Task<string?> WelcomeAsync(string platform, string address, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        if (!await db.Set<Chat>().AnyAsync(c => c.Platform == platform && c.Address == address && c.State == ChatState.Gone, cancellationToken))
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await Chats.FindAsync(db, platform, address, cancellationToken) is not { State: ChatState.Gone } chat)
            return null;
        var reason = chat.StateReason;
        chats.Return(chat);
        await Outbox.ReleaseAsync(db, chat.Id, clock.GetUtcNow(), cancellationToken);
        var waiting = await db.Set<Delivery>().CountAsync(d => d.ChatId == chat.Id && d.State == DeliveryState.Queued, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture,
            $"Messages could not reach this chat any more ({reason ?? "no reason is known"}); now they can. {Comes(chat, waiting)}");
    }

    private static string Comes(Chat chat, int waiting) => (waiting, chat.NextDueAt) switch
    {
        (0, null) => "Nothing was waiting for it.",
        (0, _) => "What it missed comes with its next digest, as far back as digests go.",
        (1, _) => "One message that waited for it comes now, and what it missed comes with its next digest.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{waiting} messages that waited for it come now, and what it missed comes with its next digest."),
    };
}
