using ArxivBot.Digests;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>Has the papers summarized with which the digests of the next hours will begin.</summary>
internal sealed class ComingDigests(
    Database database, ChatPlans plans, Func<DigestBuilder> builders, DigestDemand demand, SummaryPreparation preparation, IEnumerable<IChatPlatform> platforms,
    IOptions<SummaryOptions> options, TimeProvider clock)
{
    // Long enough for a few papers; then it is looked whether others are wanted more.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    private readonly List<string> _names = [.. platforms.Select(platform => platform.Name)];
    private (int Count, DateTimeOffset? LastAt) _seen;
    private DateTimeOffset _lookedUntil;

    /// <summary>Looks at the chats that are due soon and were not looked at since the last list came, and makes what is wanted most.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!await preparation.IsOpenAsync(cancellationToken))
            return;
        await LookAsync(cancellationToken);
        await preparation.MakeAsync(demand.Papers, AtOnce, cancellationToken);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + options.Value.PrepareAhead;
        await using var db = await database.ConnectAsync(cancellationToken);
        var recent = await plans.ReadMailingsAsync(db, now, cancellationToken);
        if (recent.Closed != _seen)
        {
            demand.Clear();
            _lookedUntil = now;
        }

        demand.ForgetUntil(now);
        var from = _lookedUntil > now ? _lookedUntil : now;
        var due = await db.Set<Chat>()
            .Where(c => c.NextDueAt > from && c.NextDueAt <= until && c.State == ChatState.Active && _names.Contains(c.Platform))
            .OrderBy(c => c.NextDueAt).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        if (due.Count > 0)
            await demand.AddAsync(due, builders(), recent, now, cancellationToken);
        (_seen, _lookedUntil) = (recent.Closed, until);
    }
}
