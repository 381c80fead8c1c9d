using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Deliveries;

/// <summary>Tells those who subscribed a chat that the bot may not write there any more: nobody in it would see why nothing comes.</summary>
internal sealed partial class ForbiddenChats(Database database, Chats chats, TimeProvider clock, ILogger<ForbiddenChats> logger)
{
    /// <summary>Writes to the person who subscribed last, where that person can be written to. Never throws but for its token.</summary>
    public async Task TellAsync(IChatPlatform platform, int chatId, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(platform, chatId, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, chatId);
        }
    }

    private async Task WriteAsync(IChatPlatform platform, int chatId, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var chat = await db.Set<Chat>().AsNoTracking().Include(c => c.Subscriptions).FirstAsync(c => c.Id == chatId, cancellationToken);
        if (chat is not { IsShared: true, Subscriptions.Count: > 0 })
            return;
        var person = chat.Subscriptions.OrderByDescending(s => s.Id).First().CreatedBy;
        if (await platform.PrivateAddressAsync(person, cancellationToken) is not { } address)
        {
            LogNobody(chatId);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversation = await Chats.FindAsync(db, platform.Name, address, cancellationToken);
        if (conversation is null)
            db.Add(conversation = chats.New(platform.Name, address, isShared: false, title: null));
        await db.SaveChangesAsync(cancellationToken);
        DigestQueue.Write(db, [conversation], platform.Render(Words(chat)), clock.GetUtcNow());
        await transaction.CommitAsync(cancellationToken);
    }

    private static Document Words(Chat chat) => new(
    [
        new Notice($"I may not write to {chat.Title ?? "a chat"} any more, where you have subscribed. What is for it waits, and comes as soon as I may: /setup in that chat says what to allow."),
    ]);

    [LoggerMessage(LogLevel.Warning, "Nobody could be told that chat {Chat} may not be written to")]
    private partial void LogNobody(int chat);

    [LoggerMessage(LogLevel.Error, "It failed to tell somebody that chat {Chat} may not be written to")]
    private partial void LogFailed(Exception exception, int chat);
}
