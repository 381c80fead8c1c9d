using System.Text.Json;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Updates between Telegram and their handling: stored before they are confirmed, each once; of those handled only the number stays for a while.</summary>
internal sealed class UpdateInbox(Database database, TimeProvider clock)
{
    // After a week without updates their numbers begin anew, anywhere; what is older than a day Telegram has forgotten and brings
    // no more (https://core.telegram.org/bots/api#update).
    private static readonly TimeSpan NumbersLast = TimeSpan.FromDays(2);

    /// <returns>The number to ask for; null for whatever there is.</returns>
    public async Task<int?> NextAsync(long bot, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var offset = await db.Set<UpdateOffset>().AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return offset is not null && offset.BotId == bot && clock.GetUtcNow() - offset.At < NumbersLast ? offset.Next : null;
    }

    /// <summary>What was stored and not handled when the program ended, the oldest first.</summary>
    public async Task<IReadOnlyList<Update>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var stored = await db.Set<StoredUpdate>().AsNoTracking().Where(u => u.HandledAt == null).OrderBy(u => u.Id).ToListAsync(cancellationToken);
        return [.. stored.Select(update => JsonSerializer.Deserialize<Update>(update.Json, JsonBotAPI.Options)!)];
    }

    /// <summary>One that Telegram brought: those of different chats may come in any order.</summary>
    /// <returns>False when it has come before.</returns>
    public async Task<bool> AddAsync(Update update, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await ForgetAsync(db, cancellationToken);
        // The same one may come twice at once, and only one of them is the first.
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO TelegramUpdates (Id, Json) VALUES ({update.Id}, {JsonSerializer.Serialize(update, JsonBotAPI.Options)}) ON CONFLICT DO NOTHING", cancellationToken) == 1;
    }

    /// <returns>Those that had not come before.</returns>
    public async Task<IReadOnlyList<Update>> AddAsync(long bot, IReadOnlyList<Update> updates, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var offset = await db.Set<UpdateOffset>().FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var heard = offset is not null && offset.BotId == bot && now - offset.At < NumbersLast ? offset.Next : int.MinValue;
        List<Update> fresh = [.. updates.Where(update => update.Id >= heard).DistinctBy(update => update.Id).OrderBy(update => update.Id)];
        var ids = fresh.Select(update => update.Id).ToList();
        var known = await db.Set<StoredUpdate>().Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(cancellationToken);
        fresh.RemoveAll(update => known.Contains(update.Id));
        if (fresh.Count == 0)
            return [];
        await ForgetAsync(db, cancellationToken);
        db.AddRange(fresh.Select(update => new StoredUpdate { Id = update.Id, Json = JsonSerializer.Serialize(update, JsonBotAPI.Options) }));
        if (offset is null)
            db.Add(new UpdateOffset { BotId = bot, Next = fresh[^1].Id + 1, At = now });
        else
            (offset.BotId, offset.Next, offset.At) = (bot, fresh[^1].Id + 1, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return fresh;
    }

    /// <summary>Nothing of what it said is kept.</summary>
    public async Task HandledAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await db.Set<StoredUpdate>().Where(u => u.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.HandledAt, now).SetProperty(u => u.Json, ""), cancellationToken);
    }

    private async Task ForgetAsync(ArxivBotDbContext db, CancellationToken cancellationToken)
    {
        var then = clock.GetUtcNow() - NumbersLast;
        await db.Set<StoredUpdate>().Where(u => u.HandledAt < then).ExecuteDeleteAsync(cancellationToken);
    }
}
