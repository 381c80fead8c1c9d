using System.Globalization;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Chat = ArxivBot.Subscriptions.Chat;
using Document = ArxivBot.Documents.Document;

namespace ArxivBot.Platforms.Telegram;

/// <summary>What becomes of chats, with all their topics, when the bot is put out, let in, or the chat moves.</summary>
internal sealed class TelegramChats(Database database, Chats chats, ReturningChats returning, Outbox outbox, TelegramPlatform platform, TimeProvider clock)
{
    public async Task HandleAsync(ChatMemberUpdated change, CancellationToken cancellationToken)
    {
        var isIn = change.NewChatMember.Status is ChatMemberStatus.Creator or ChatMemberStatus.Administrator or ChatMemberStatus.Member or ChatMemberStatus.Restricted;
        foreach (var (id, address) in await OfAsync(change.Chat.Id, cancellationToken))
        {
            if (isIn)
                await WelcomeAsync(id, address, cancellationToken);
            else
                await LeaveAsync(id, change.Chat.Type == ChatType.Private ? "the bot was blocked" : "the bot was removed", cancellationToken);
        }
    }

    /// <summary>A group that has become a supergroup has another id, for good.</summary>
    public async Task MoveAsync(long from, long to, CancellationToken cancellationToken)
    {
        foreach (var (id, address) in await OfAsync(from, cancellationToken))
        {
            if (TelegramPlace.TryParse(address, out var place))
                await chats.MoveAsync(id, $"{place with { Chat = to }}", cancellationToken);
        }
    }

    private async Task LeaveAsync(int id, string reason, CancellationToken cancellationToken)
    {
        await chats.LeaveAsync(id, reason, cancellationToken);
        await using var db = await database.ConnectAsync(cancellationToken);
        await Outbox.HoldAsync(db, id, cancellationToken);
    }

    private async Task WelcomeAsync(int id, string address, CancellationToken cancellationToken)
    {
        var words = await returning.WelcomeAsync(TelegramPlatform.PlatformName, address, cancellationToken);
        await using var db = await database.ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var chat = await db.Set<Chat>().AsNoTracking().FirstAsync(c => c.Id == id, cancellationToken);
        // Where it could not write, it may now.
        await Outbox.ReleaseAsync(db, id, clock.GetUtcNow(), cancellationToken);
        if (words is not null)
            outbox.Add(db, chat, platform, new Document([new Notice(words)]));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The chat and its topics.</summary>
    private async Task<IReadOnlyList<(int Id, string Address)>> OfAsync(long chat, CancellationToken cancellationToken)
    {
        var address = chat.ToString(CultureInfo.InvariantCulture);
        var topics = $"{address}/";
        await using var db = await database.ConnectAsync(cancellationToken);
        var rows = await db.Set<Chat>().Where(c => c.Platform == TelegramPlatform.PlatformName && (c.Address == address || c.Address.StartsWith(topics)))
            .Select(c => new { c.Id, c.Address }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.Address))];
    }
}
