using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Tests;

/// <summary>The program's own composition on a real database in a temporary folder, reading a simulated arXiv.</summary>
internal sealed class LoopbackBot : IAsyncDisposable
{
    private readonly Func<IHost> _build;
    private readonly string _folder;
    private IHost _host;

    private LoopbackBot(Func<IHost> build, ArxivSimulator arxiv, string folder, BotClock clock, LogLines log) =>
        (_build, _host, Arxiv, _folder, Clock, Log) = (build, build(), arxiv, folder, clock, log);

    public ArxivSimulator Arxiv { get; }

    public BotClock Clock { get; }

    /// <summary>What the operator reads.</summary>
    public LogLines Log { get; }

    public IReadOnlyList<Category> Categories { get; private init; } = [];

    public Database Database => Get<Database>();

    public static async Task<LoopbackBot> StartAsync(IFeedSource feeds, string categories, CancellationToken cancellationToken, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("arxivbot-test-").FullName;
        var clock = new BotClock();
        var log = new LogLines();
        var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = feeds }, cancellationToken);
        Wish.TryReadCategories(categories, out var parsed, out var problem).ShouldBeTrue(problem);
        var bot = new LoopbackBot(Build, arxiv, folder, clock, log) { Categories = parsed };
        ArxivBot.Hosting.Settings.Validate(bot._host.Services);
        await bot.Database.OpenAsync(cancellationToken);
        await bot.SubscribeAsync(categories);
        return bot;

        IHost Build()
        {
            var builder = ArxivBot.Hosting.Composition.Compose(
                ArxivBot.Hosting.Settings.Only(
                [
                    $"Storage:Directory={folder}", $"Arxiv:FeedBaseUrl={arxiv.BaseUrl}", "Arxiv:MinimumInterval=00:00:00", $"Arxiv:ContentBaseUrl={arxiv.BaseUrl}", "Arxiv:CrawlDelay=00:00:00",
                    "Arxiv:RetryDelay=00:00:00.005", $"Subscription:Categories={categories}", .. settings,
                ]), clock);
            builder.Services.AddSingleton<ILoggerFactory>(log);
            return builder.Build();
        }
    }

    /// <summary>Ends the program as a power cut does, and starts it again.</summary>
    public void Restart()
    {
        _host.Dispose();
        _host = _build();
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Makes it the morning of that day, for the program and for arXiv.</summary>
    public void Morning(string day) => Arxiv.Today = Clock.Day = Day(day);

    public Task PollAsync() => Get<Fetch>().ReadMissingAsync(Categories, TestContext.Current.CancellationToken);

    /// <summary>Queues the digests that are due.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> BuildAsync() => Get<DueDigests>().PassAsync(TestContext.Current.CancellationToken);

    /// <summary>Makes a chat that wants everything in these categories each morning at eight, US Eastern.</summary>
    public async Task<int> SubscribeAsync(string categories, string query = "", string address = "me", Action<Chat>? change = null)
    {
        await using var db = await Database.ConnectAsync(TestContext.Current.CancellationToken);
        var chat = Get<Chats>().New("console", address, isShared: false, title: null);
        chat.Settings = chat.Settings with { DeliverAt = new TimeOnly(8, 0), TimeZone = AnnouncementCalendar.Zone.Id, MaximumPapers = 1000 };
        chat.Subscriptions.Add(new ArxivBot.Subscriptions.Subscription
        {
            Name = "all",
            Categories = string.Join(' ', categories.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)),
            Query = query,
            CreatedBy = address,
            CreatedAt = Clock.GetUtcNow(),
        });
        // Whatever day a test begins with, the chat was there before.
        (chat.Since, chat.NextDueAt) = (new DateOnly(2025, 1, 1), DateTimeOffset.UnixEpoch);
        change?.Invoke(chat);
        db.Add(chat);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return chat.Id;
    }

    public async Task ChangeAsync(Action<Chat> change, string address = "me")
    {
        await using var db = await Database.ConnectAsync(TestContext.Current.CancellationToken);
        change((await Chats.FindAsync(db, "console", address, TestContext.Current.CancellationToken))!);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The digests of a chat, the oldest first, with what its reader gets.</summary>
    public Task<List<SentDigest>> DigestsAsync(string address = "me") => ReadAsync(async db =>
    {
        var rows = await (
            from digest in db.Set<Digest>()
            join chat in db.Set<Chat>() on digest.ChatId equals chat.Id
            where chat.Address == address
            orderby digest.Day
            select new { digest.Day, digest.Composition, digest.Composition.Papers, digest.Id }).ToListAsync();
        var texts = await (
            from delivery in db.Set<Delivery>()
            where delivery.DigestId != null
            select new { delivery.DigestId, delivery.Part, delivery.Message.Payload }).ToListAsync();
        return rows.Select(row => new SentDigest(
            row.Day, row.Composition.Coverage, [.. row.Papers.OrderBy(p => p.Rank).Select(p => p.PaperId.Value)],
            string.Concat(texts.Where(t => t.DigestId == row.Id).OrderBy(t => t.Part).Select(t => t.Payload)))).ToList();
    });

    /// <summary>Everything these categories announce.</summary>
    public Wish Everything() => new(Categories, new Query([], []), RankingMode.Words, 1000, 0, Replacements: false);

    public async Task<T> ReadAsync<T>(Func<SqliteContext, Task<T>> read)
    {
        await using var db = await Database.ConnectAsync(TestContext.Current.CancellationToken);
        return await read(db);
    }

    public Task<Mailing?> MailingAsync(string category, string day) => ReadAsync(db =>
        db.Set<Mailing>().FirstOrDefaultAsync(m => m.Category == category && m.Day == Day(day)));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await Arxiv.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <param name="Text">Its messages as the console platform stores them.</param>
internal sealed record SentDigest(DateOnly Day, Coverage Coverage, IReadOnlyList<string> Papers, string Text);

/// <summary>It is eight in the morning, US Eastern, of a day that a test sets. Timers run as ever.</summary>
internal sealed class BotClock : TimeProvider
{
    public DateOnly Day { get; set; } = new(2025, 12, 16);

    public TimeSpan TimeOfDay { get; set; } = TimeSpan.FromHours(8);

    public override DateTimeOffset GetUtcNow() => AnnouncementCalendar.StartOf(Day) + TimeOfDay;
}
