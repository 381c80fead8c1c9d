using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Hosting;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Reliability.Kills;

/// <summary>A database in a temporary folder in which many chats wait for the digest of one made-up day.</summary>
internal sealed class KillStore : IAsyncDisposable
{
    private const int Papers = 90, Topics = 6;
    private const string Category = "cs.LG";

    private static readonly DateOnly Day = new(2025, 12, 10);

    private readonly IHost _host;

    private KillStore(string folder, TimeSpan offset, KillService service)
    {
        (Folder, Offset, Service) = (folder, offset, service);
        _host = WorkerCommand.Compose(folder, new ShiftedClock(offset), service.Address, service.Platform).Build();
    }

    public string Folder { get; }

    public KillService Service { get; }

    /// <summary>How far the day is from today: the clock goes on from one worker to the next.</summary>
    public TimeSpan Offset { get; }

    private static DateTimeOffset Noon => AnnouncementCalendar.StartOf(Day).AddHours(12);

    /// <summary>Builds and queues a digest of several messages for each chat.</summary>
    public static async Task<KillStore> FillAsync(int chats, KillService service, CancellationToken cancellationToken)
    {
        var store = new KillStore(Directory.CreateTempSubdirectory("arxivbot-kills-").FullName, Noon - TimeProvider.System.GetUtcNow(), service);
        await store.Get<Database>().OpenAsync(cancellationToken);
        await using var db = await store.ConnectAsync(cancellationToken);
        await AnnounceAsync(db, cancellationToken);
        db.AddRange(Enumerable.Range(1, chats).Select(store.Chat));
        await db.SaveChangesAsync(cancellationToken);
        await store.Get<DueDigests>().PassAsync(cancellationToken);
        return store;
    }

    /// <summary>All messages in the order in which their chats are to get them.</summary>
    public async Task<IReadOnlyList<QueuedMessage>> QueuedAsync(CancellationToken cancellationToken)
    {
        await using var db = await ConnectAsync(cancellationToken);
        var rows = await (
            from delivery in db.Set<Delivery>()
            join chat in db.Set<Chat>() on delivery.ChatId equals chat.Id
            orderby delivery.Id
            select new { delivery.Id, chat.Address, delivery.Message.Payload }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new QueuedMessage(row.Id, row.Address, Service.TextOf(row.Payload)))];
    }

    /// <summary>How many messages are not noted as sent.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await ConnectAsync(cancellationToken);
        return await db.Set<Delivery>().CountAsync(d => d.State != DeliveryState.Sent, cancellationToken);
    }

    /// <summary>The possible repeats of each message, by its id.</summary>
    public async Task<IReadOnlyDictionary<long, int>> MarksAsync(CancellationToken cancellationToken)
    {
        await using var db = await ConnectAsync(cancellationToken);
        return await db.Set<Delivery>().ToDictionaryAsync(d => d.Id, d => d.PossibleRepeats, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task AnnounceAsync(SqliteContext db, CancellationToken cancellationToken)
    {
        var mailing = new Mailing { Category = Category, Day = Day, OpenedAt = AnnouncementCalendar.StartOf(Day) };
        db.AddRange(Enumerable.Range(1, Papers).Select(number => new Announcement
        {
            Mailing = mailing,
            Paper = Paper(number),
            PaperId = ArxivId.Parse($"2512.{number:00000}"),
            Version = 1,
            Kind = AnnouncementKind.New,
            Position = number,
        }));
        await db.SaveChangesAsync(cancellationToken);
        mailing.Close(new MailingCounts(Papers, Papers, Papers, 0, 0, 0), AnnouncementCalendar.StartOf(Day).AddMinutes(5));
    }

    private static Paper Paper(int number) => new()
    {
        Id = ArxivId.Parse($"2512.{number:00000}"),
        Version = 1,
        Title = $"Paper {number} of the day",
        Abstract = $"On topic{number % Topics} and topic{number / Topics % Topics}. {string.Join(' ', Enumerable.Repeat("It goes on for a while.", 12))}",
        Authors = [],
        Categories = [Category],
    };

    private Chat Chat(int number)
    {
        var chat = Get<Chats>().New(Service.PlatformName, Service.AddressOf(number), isShared: false, title: null);
        chat.Settings = chat.Settings with { TimeZone = "UTC" };
        chat.Subscriptions.Add(new Subscription { Name = "mine", Categories = Category, Query = $"topic{number % Topics}", CreatedBy = $"person-{number}", CreatedAt = Noon });
        (chat.Since, chat.NextDueAt) = (Day, Noon);
        return chat;
    }

    private Task<SqliteContext> ConnectAsync(CancellationToken cancellationToken) => Get<Database>().ConnectAsync(cancellationToken);

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
