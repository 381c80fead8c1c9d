using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Digests;

/// <summary>Puts together the digests that a chat has not had yet, from mailings that are closed.</summary>
internal sealed partial class DigestBuilder(
    Database database, AnnouncementCalendar calendar, DigestMetrics metrics, TimeProvider clock, ILogger<DigestBuilder> logger)
{
    // A list that comes a day late is served from midnight: a digest that lacks one gives it this long.
    private static readonly TimeSpan LastChance = TimeSpan.FromHours(2);

    /// <summary>
    /// Builds the missing digests of one chat, oldest day first. Today's waits until every category's mailing is closed;
    /// early on the day after, it does not wait any more and says what it lacks. A mailing that closes after its day's digest
    /// goes into the next one.
    /// </summary>
    /// <param name="daysBack">Mailings older than this many days are not sent any more.</param>
    /// <returns>How many digests were built.</returns>
    /// <exception cref="OperatorException">The database cannot be written.</exception>
    public Task<int> BuildMissingAsync(string chat, Subscription subscription, int daysBack, CancellationToken cancellationToken) =>
        database.ExplainAsync(async () =>
        {
            var today = calendar.Today;
            var built = 0;
            foreach (var day in await MissingDaysAsync(chat, subscription, today, daysBack, cancellationToken))
                built += await BuildAsync(chat, subscription, day, today.AddDays(-daysBack), cancellationToken) ? 1 : 0;
            return built;
        });

    private async Task<List<DateOnly>> MissingDaysAsync(
        string chat, Subscription subscription, DateOnly today, int daysBack, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var mailings = await Uncovered(db, chat, subscription, today.AddDays(-daysBack), today).ToListAsync(cancellationToken);
        var had = await db.Set<Digest>().Where(d => d.Chat == chat).Select(d => d.Day).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. mailings.GroupBy(m => m.Day)
                .Where(day => !had.Contains(day.Key))
                .Where(day => day.Count() == subscription.Categories.Count || HasPassed(day.Key) && day.Any(WasLookedForOnItsDay))
                .Select(day => day.Key)
                .Order(),
        ];

        bool HasPassed(DateOnly day) => now >= AnnouncementCalendar.StartOf(day.AddDays(1)) + LastChance;

        // A list of a day before anybody looked, served late, is no reason for a digest of its own that lacks all others.
        static bool WasLookedForOnItsDay(Mailing mailing) => AnnouncementCalendar.DayOf(mailing.OpenedAt) <= mailing.Day;
    }

    private async Task<bool> BuildAsync(
        string chat, Subscription subscription, DateOnly day, DateOnly oldest, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        await using var db = await database.ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mailings = await Uncovered(db, chat, subscription, oldest, day).ToListAsync(cancellationToken);
        // Another process may have built it in between.
        if (mailings.Count == 0 || await db.Set<Digest>().AnyAsync(d => d.Chat == chat && d.Day == day, cancellationToken))
            return false;

        var content = DigestContent.Rank(
            day, clock.GetUtcNow(), subscription,
            await AnnouncedAsync(db, chat, subscription, mailings, cancellationToken),
            (mailings.Sum(m => m.Announced), mailings.Sum(m => m.Parsed)),
            await NoticesAsync(db, subscription, day, mailings, cancellationToken));
        db.Add(new Digest
        {
            Chat = chat,
            Day = day,
            ComposedAt = content.ComposedAt,
            Announced = content.Coverage.Announced,
            Fetched = content.Coverage.Fetched,
            Matched = content.Coverage.Matched,
            Shown = content.Coverage.Shown,
            Unparseable = content.Coverage.Unparseable,
            Document = JsonSerializer.Serialize(DigestComposer.Compose(content), DocumentJson.Default.Document),
            Papers = [.. content.Papers.Select(p => new DigestPaper { Chat = chat, PaperId = ArxivId.Parse(p.Id), Rank = p.Rank, Score = p.Score })],
            Mailings = [.. mailings.Select(m => new DigestMailing { Chat = chat, MailingId = m.Id })],
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        metrics.Built(content.Papers.Count, clock.GetElapsedTime(started));
        LogBuilt(chat, day, content.Coverage.Line);
        return true;
    }

    /// <summary>Closed mailings of the subscription's categories that no digest of the chat has taken into account.</summary>
    private static IQueryable<Mailing> Uncovered(
        SqliteContext db, string chat, Subscription subscription, DateOnly oldest, DateOnly newest)
    {
        var categories = subscription.Categories.Select(c => c.Id).ToList();
        return db.Set<Mailing>().Where(m => m.State == MailingState.Closed && m.Day >= oldest && m.Day <= newest
            && categories.Contains(m.Category)
            && !db.Set<DigestMailing>().Any(d => d.Chat == chat && d.MailingId == m.Id));
    }

    /// <summary>What those mailings announced and the chat has not been shown, in the subscription's order of categories.</summary>
    private static async Task<IReadOnlyList<AnnouncedPaper>> AnnouncedAsync(
        SqliteContext db, string chat, Subscription subscription, IReadOnlyList<Mailing> mailings, CancellationToken cancellationToken)
    {
        var ids = mailings.Select(m => m.Id).ToList();
        var rows = await db.Set<Announcement>().AsNoTrackingWithIdentityResolution()
            .Where(a => ids.Contains(a.MailingId) && !db.Set<DigestPaper>().Any(p => p.Chat == chat && p.PaperId == a.PaperId))
            .Include(a => a.Paper).Include(a => a.Mailing)
            .ToListAsync(cancellationToken);
        var order = subscription.Categories.Index().ToDictionary(c => c.Item.Id, c => c.Index);
        return
        [
            .. rows.OrderBy(a => order[a.Mailing.Category]).ThenBy(a => a.Mailing.Day).ThenBy(a => a.Position)
                .Select(a => new AnnouncedPaper(a.Paper, a.Version, a.Kind, a.Mailing.Category, a.Mailing.Day)),
        ];
    }

    private static async Task<IReadOnlyList<string>> NoticesAsync(
        SqliteContext db, Subscription subscription, DateOnly day, IReadOnlyList<Mailing> mailings, CancellationToken cancellationToken)
    {
        var open = await db.Set<Mailing>().Where(m => m.Day == day && m.State == MailingState.Open).ToListAsync(cancellationToken);
        var lacking =
            from category in subscription.Categories
            where mailings.All(m => m.Category != category.Id || m.Day != day)
            let reason = open.FirstOrDefault(m => m.Category == category.Id)?.Waiting
            select $"{category} is missing: its list of {day:yyyy-MM-dd} never came{(reason is null ? "" : $" ({reason})")}. If it comes late, it goes into a later digest.";
        var late =
            from mailing in mailings
            where mailing.Day < day
            orderby mailing.Day
            select $"{mailing.Category}: arXiv's list of {mailing.Day:yyyy-MM-dd} came late; its papers are in this digest.";
        return [.. lacking, .. late, .. CoverageNotice(mailings.Sum(m => m.Unparseable))];
    }

    private static IEnumerable<string> CoverageNotice(int unparseable) => unparseable == 0 ? [] :
        [$"{unparseable} of the announcements could not be read. They are kept, with the reason, in the table UnparsedAnnouncements."];

    [LoggerMessage(LogLevel.Information, "Built the digest of {Chat} for {Day:yyyy-MM-dd}: {Coverage}")]
    private partial void LogBuilt(string chat, DateOnly day, string coverage);
}
