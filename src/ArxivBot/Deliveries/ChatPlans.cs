using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>Which digests chats are owed when they are due.</summary>
internal sealed class ChatPlans(AnnouncementCalendar calendar, IOptions<DigestOptions> options)
{
    /// <param name="now">UTC.</param>
    /// <param name="ahead">A chat that is due within this time is looked at as it will be then.</param>
    public async Task<IReadOnlyList<(Chat Chat, DigestPlan Plan)>> ReadAsync(
        SqliteContext db, IReadOnlyList<int> ids, RecentMailings recent, DateTimeOffset now, TimeSpan ahead, CancellationToken cancellationToken)
    {
        var chats = await db.Set<Chat>().AsNoTracking().AsSplitQuery().Include(c => c.Subscriptions).Include(c => c.Terms)
            .Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var had = await RecentDigests.ReadAsync(db, ids, OldestDay(now), cancellationToken);
        return
        [
            .. chats.Select(chat => (chat, DigestPlan.Of(
                chat, recent, had.GetValueOrDefault(chat.Id, RecentDigests.None), calendar, options.Value.DaysBack,
                chat.NextDueAt is { } due && due > now && due <= now + ahead ? due : now))),
        ];
    }

    /// <summary>The recent mailings, as far back as a digest may reach.</summary>
    public Task<RecentMailings> ReadMailingsAsync(SqliteContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        RecentMailings.ReadAsync(db, OldestDay(now), cancellationToken);

    private DateOnly OldestDay(DateTimeOffset now) => AnnouncementCalendar.DayOf(now).AddDays(-options.Value.DaysBack - 14);
}
