using ArxivBot.Discord;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Platforms.Discord;

/// <summary>Counts identifies over restarts: a program that crashes all day must not lose its token.</summary>
internal sealed class StoredIdentifies(Database database) : IIdentifyLog
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async ValueTask<IReadOnlyList<DateTimeOffset>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        return await db.Set<Identify>().Select(i => i.At).ToListAsync(cancellationToken);
    }

    public async ValueTask AddAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await db.Set<Identify>().Where(i => i.At < at - Kept).ExecuteDeleteAsync(cancellationToken);
        db.Add(new Identify { At = at });
        await db.SaveChangesAsync(cancellationToken);
    }
}
