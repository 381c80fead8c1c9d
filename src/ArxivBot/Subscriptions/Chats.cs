using ArxivBot.Arxiv;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArxivBot.Subscriptions;

/// <summary>The chats that there are, and when each is to be looked at next.</summary>
internal sealed class Chats(Database database, AnnouncementCalendar calendar, IOptions<ChatOptions> options, TimeProvider clock)
{
    /// <summary>Finds a chat with its subscriptions and terms, tracked; null when it has never done anything.</summary>
    public static Task<Chat?> FindAsync(SqliteContext db, string platform, string address, CancellationToken cancellationToken) =>
        db.Set<Chat>().Include(c => c.Subscriptions).Include(c => c.Terms).AsSplitQuery()
            .FirstOrDefaultAsync(c => c.Platform == platform && c.Address == address, cancellationToken);

    /// <summary>A chat as it is before anybody has changed anything.</summary>
    public Chat New(string platform, string address, bool isShared, string? title) => new()
    {
        Platform = platform,
        Address = address,
        IsShared = isShared,
        Title = title,
        CreatedAt = clock.GetUtcNow(),
        Settings = new ChatSettings
        {
            DeliverAt = TimeOnly.ParseExact(options.Value.DeliverAt, "HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            TimeZone = options.Value.TimeZone is { Length: > 0 } zone ? zone : TimeZoneInfo.Local.Id,
            MaximumPapers = options.Value.MaximumPapers,
        },
    };

    /// <summary>Works out when a changed chat is due next. What is due already, and waits, stays due.</summary>
    public void Plan(Chat chat)
    {
        chat.Version++;
        // Who comes back begins anew: nobody here asked for the days between.
        if (chat.Subscriptions.Count == 0)
            chat.Since = null;
        if (chat.State != ChatState.Active || chat.Subscriptions.Count == 0)
        {
            chat.NextDueAt = null;
            return;
        }

        var now = clock.GetUtcNow();
        if (chat.NextDueAt <= now)
        {
            // What it waits for may be what nobody here wants any more: it is looked at again.
            chat.NextDueAt = now;
            return;
        }

        chat.NextDueAt = DeliverySlots.NextDue(chat.Settings, now);
        // Its first digest is the one of the next slot: not of days before anybody here asked for one.
        var first = calendar.NewestAnnouncementDay(DeliverySlots.Next(chat.Settings, now));
        if (chat.Since is null || chat.Since > first)
            chat.Since = first;
    }

    public void Pause(Chat chat, string reason)
    {
        (chat.State, chat.StateReason) = (ChatState.Paused, reason);
        Plan(chat);
    }

    /// <summary>What was announced during the pause is not sent.</summary>
    public void Resume(Chat chat)
    {
        (chat.State, chat.StateReason, chat.Since) = (ChatState.Active, null, null);
        Plan(chat);
    }

    /// <summary>The platform says that the chat is not there: nothing is sent to it until it shows itself again.</summary>
    public Task LeaveAsync(int chatId, string reason, CancellationToken cancellationToken) => ChangeAsync(chatId, (_, chat) =>
    {
        (chat.State, chat.StateReason) = (ChatState.Gone, reason);
        Plan(chat);
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>The chat is there again: it is owed what it missed, as far back as digests go.</summary>
    public void Return(Chat chat)
    {
        (chat.State, chat.StateReason) = (ChatState.Active, null);
        Plan(chat);
    }

    /// <summary>The platform has given the chat another address. A chat that is there already gets the subscriptions that it lacks.</summary>
    public Task MoveAsync(int chatId, string address, CancellationToken cancellationToken) => ChangeAsync(chatId, async (db, chat) =>
    {
        if (await FindAsync(db, chat.Platform, address, cancellationToken) is { } there && there.Id != chat.Id)
        {
            // The place is taken by a chat that somebody opened after the move: it makes way, and nothing of it is lost.
            there.Address = $"{address}#{there.Id}";
            foreach (var subscription in there.Subscriptions.Where(s => chat.Subscriptions.All(own => own.Name != s.Name)).ToList())
            {
                there.Subscriptions.Remove(subscription);
                chat.Subscriptions.Add(subscription);
            }

            (there.State, there.StateReason) = (ChatState.Gone, $"merged into chat {chat.Id}");
            Plan(there);
            await db.SaveChangesAsync(cancellationToken);
        }

        chat.Address = address;
        Plan(chat);
    }, cancellationToken);

    /// <summary>The categories that active chats look at, each once.</summary>
    public Task<IReadOnlyList<Category>> CategoriesAsync(CancellationToken cancellationToken) => database.ExplainAsync<IReadOnlyList<Category>>(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var lists = await db.Set<Subscription>()
            .Where(s => db.Set<Chat>().Any(c => c.Id == s.ChatId && c.State == ChatState.Active))
            .Select(s => s.Categories).Distinct().ToListAsync(cancellationToken);
        List<Category> categories = [];
        foreach (var id in lists.SelectMany(list => list.Split(' ')).Distinct().Order(StringComparer.Ordinal))
        {
            if (Category.TryFind(id, out var category))
                categories.Add(category);
        }

        return categories;
    });

    private Task ChangeAsync(int chatId, Func<SqliteContext, Chat, Task> change, CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var chat = await db.Set<Chat>().Include(c => c.Subscriptions).Include(c => c.Terms).AsSplitQuery().FirstAsync(c => c.Id == chatId, cancellationToken);
        await change(db, chat);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });
}
