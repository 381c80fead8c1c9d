using System.Text.Json;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Updates between Telegram and their handling: stored before they are confirmed, each once, and gone when they are handled.</summary>
internal sealed class UpdateInbox(Database database, TimeProvider clock)
{
    // After a week without updates their numbers begin anew, anywhere; what is older than a day Telegram has forgotten
    // (https://core.telegram.org/bots/api#update).
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
        var stored = await db.Set<StoredUpdate>().AsNoTracking().OrderBy(u => u.Id).ToListAsync(cancellationToken);
        return [.. stored.Select(update => JsonSerializer.Deserialize<Update>(update.Json, JsonBotAPI.Options)!)];
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
        if (fresh.Count == 0)
            return [];
        db.AddRange(fresh.Select(update => new StoredUpdate { Id = update.Id, Json = JsonSerializer.Serialize(update, JsonBotAPI.Options) }));
        if (offset is null)
            db.Add(new UpdateOffset { BotId = bot, Next = fresh[^1].Id + 1, At = now });
        else
            (offset.BotId, offset.Next, offset.At) = (bot, fresh[^1].Id + 1, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return fresh;
    }

    public async Task RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await db.Set<StoredUpdate>().Where(u => u.Id == id).ExecuteDeleteAsync(cancellationToken);
    }
}
