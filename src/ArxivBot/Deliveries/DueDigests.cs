using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>Builds the digests of the chats that are due, and queues them in the same transaction.</summary>
internal sealed partial class DueDigests(
    Database database, AnnouncementCalendar calendar, ChatPlans chatPlans, Func<DigestBuilder> builders, Func<DigestDemand> demands, SummaryPreparation preparation,
    IEnumerable<IChatPlatform> platforms, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<DueDigests> logger)
{
    // So many that few statements do much, and so few that commands and deliveries wait for a moment only.
    private const int ChatsAtOnce = 1000;

    // Digests stop waiting at two o'clock in arXiv's zone.
    private static readonly TimeSpan LastChance = TimeSpan.FromHours(2);

    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);
    private ((int Count, DateTimeOffset? LastAt) Closed, DateOnly Day) _seen;
    private DateTimeOffset _lookedUntil;

    /// <summary>Looks at every chat whose time has come. Chats that wait for a list are looked at again when one has come.</summary>
    /// <returns>How many digests were queued.</returns>
    /// <exception cref="OperatorException">The database cannot be written.</exception>
    public Task<int> PassAsync(CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        var now = clock.GetUtcNow();
        await using var db = await database.ConnectAsync(cancellationToken);
        var recent = await chatPlans.ReadMailingsAsync(db, now, cancellationToken);
        var seen = (recent.Closed, AnnouncementCalendar.DayOf(now - LastChance));
        var after = seen == _seen ? _lookedUntil : DateTimeOffset.MinValue;
        var names = _platforms.Keys.ToList();
        var due = await db.Set<Chat>()
            .Where(c => c.NextDueAt > after && c.NextDueAt <= now && c.State == ChatState.Active && names.Contains(c.Platform))
            .OrderBy(c => c.NextDueAt).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        var pass = new Pass(builders(), new DigestQueue(_platforms), recent, now);
        await SummarizeAsync(due, pass, cancellationToken);
        var queued = 0;
        foreach (var ids in due.Chunk(ChatsAtOnce))
            queued += await QueueAsync(ids, pass, cancellationToken);
        (_seen, _lookedUntil) = (seen, now);
        if (queued > 0)
            LogPass(queued, due.Count, pass.Queue.Compositions);
        return queued;
    });

    /// <summary>Lists that have just come left no time to summarize anything before: a little of it is given now.</summary>
    private async Task SummarizeAsync(List<int> due, Pass pass, CancellationToken cancellationToken)
    {
        if (due.Count == 0 || options.Value.ChatPatience == TimeSpan.Zero || !await preparation.IsOpenAsync(cancellationToken))
            return;
        try
        {
            var demand = demands();
            await demand.AddAsync(due, pass.Builder, pass.Recent, pass.Now, cancellationToken);
            await preparation.MakeAsync(demand.Papers, options.Value.ChatPatience, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSummarized(exception);
        }
    }

    private async Task<int> QueueAsync(int[] ids, Pass pass, CancellationToken cancellationToken)
    {
        var queued = 0;
        // A chat that has missed several days gets them one after the other, each knowing what the one before has shown.
        while (ids.Length > 0)
        {
            await using var db = await database.ConnectAsync(cancellationToken);
            var plans = await chatPlans.ReadAsync(db, ids, pass.Recent, pass.Now, TimeSpan.Zero, cancellationToken);
            var orders = plans.Where(p => p.Plan.Orders.Count > 0).Select(p => new ChatOrder(p.Chat, p.Plan.Orders[0])).ToList();
            var built = await pass.Builder.BuildAsync(db, orders, pass.Recent, cancellationToken);
            await pass.Queue.RenderAsync(db, built, cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var unchanged = Advance(db, plans, pass);
            queued += pass.Queue.Write(db, built, unchanged, pass.Now);
            pass.Queue.WriteNothing(db, Idle(plans, unchanged), NothingNew(pass), pass.Now);
            await transaction.CommitAsync(cancellationToken);
            ids = [.. plans.Where(p => p.Plan.Orders.Count > 1 && unchanged.Contains(p.Chat.Id)).Select(p => p.Chat.Id)];
        }

        return queued;
    }

    /// <summary>Sets when the chats are due next, unless more is to come or is waited for.</summary>
    /// <returns>Those that nobody has changed since they were read: the others are looked at in the next pass.</returns>
    private static HashSet<int> Advance(SqliteContext db, IReadOnlyList<(Chat Chat, DigestPlan Plan)> plans, Pass pass)
    {
        using var update = new RowWriter(db, "UPDATE Chats SET NextDueAt = $0 WHERE Id = $1 AND Version = $2 AND State = 'Active'", 3);
        HashSet<int> unchanged = [];
        foreach (var (chat, plan) in plans)
        {
            var next = plan.IsWaiting || plan.Orders.Count > 1 ? chat.NextDueAt : DeliverySlots.NextDue(chat.Settings, pass.Now);
            if (update.Write(next?.UtcTicks, chat.Id, chat.Version) == 1)
                unchanged.Add(chat.Id);
        }

        return unchanged;
    }

    private static IEnumerable<Chat> Idle(IReadOnlyList<(Chat Chat, DigestPlan Plan)> plans, HashSet<int> unchanged) =>
        plans.Where(p => p.Plan is { Orders: [], IsWaiting: false } && p.Chat.Settings.SaysNothingToday && unchanged.Contains(p.Chat.Id)).Select(p => p.Chat);

    private Document NothingNew(Pass pass) => new(
    [
        new Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"Nothing new today: arXiv's newest lists are those of {calendar.NewestAnnouncementDay(pass.Now):dddd d MMMM}.")),
    ]);

    /// <summary>What one pass shares.</summary>
    private sealed record Pass(DigestBuilder Builder, DigestQueue Queue, RecentMailings Recent, DateTimeOffset Now);

    [LoggerMessage(LogLevel.Error, "Preparing summaries failed; these digests go with those that are there")]
    private partial void LogNotSummarized(Exception exception);

    [LoggerMessage(LogLevel.Information, "Queued {Digests} digests of {Due} chats that were due; {Compositions} of them are different")]
    private partial void LogPass(int digests, int due, int compositions);
}
