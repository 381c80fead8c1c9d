using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Hosting;
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
    public const string Chat = "console";

    private readonly IHost _host;
    private readonly string _folder;

    private LoopbackBot(IHost host, ArxivSimulator arxiv, string folder, BotClock clock, LogLines log) =>
        (_host, Arxiv, _folder, Clock, Log) = (host, arxiv, folder, clock, log);

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
        var builder = Composition.Compose(
            ArxivBot.Hosting.Settings.Only(
            [
                $"Storage:Directory={folder}", $"Arxiv:FeedBaseUrl={arxiv.BaseUrl}", "Arxiv:MinimumInterval=00:00:00",
                "Arxiv:RetryDelay=00:00:00.005", $"Subscription:Categories={categories}", .. settings,
            ]), clock);
        builder.Services.AddSingleton<ILoggerFactory>(log);
        var host = builder.Build();
        ArxivBot.Hosting.Settings.Validate(host.Services);
        await host.Services.GetRequiredService<Database>().OpenAsync(cancellationToken);
        Subscription.TryReadCategories(categories, out var parsed, out var problem).ShouldBeTrue(problem);
        return new LoopbackBot(host, arxiv, folder, clock, log) { Categories = parsed };
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Makes it the morning of that day, for the program and for arXiv.</summary>
    public void Morning(string day) => Arxiv.Today = Clock.Day = Day(day);

    public Task PollAsync() => Get<Fetch>().ReadMissingAsync(Categories, TestContext.Current.CancellationToken);

    public Task<int> BuildAsync(Subscription subscription, int daysBack = 7) =>
        Get<DigestBuilder>().BuildMissingAsync(Chat, subscription, daysBack, TestContext.Current.CancellationToken);

    /// <summary>Everything these categories announce.</summary>
    public Subscription Everything() => new(Categories, new Query([], []), RankingMode.Words, 1000, 0, Replacements: false);

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

/// <summary>It is eight in the morning, US Eastern, of a day that a test sets. Timers run as ever.</summary>
internal sealed class BotClock : TimeProvider
{
    public DateOnly Day { get; set; } = new(2025, 12, 16);

    public TimeSpan TimeOfDay { get; set; } = TimeSpan.FromHours(8);

    public override DateTimeOffset GetUtcNow() => AnnouncementCalendar.StartOf(Day) + TimeOfDay;
}

/// <summary>Keeps log lines, each as <c>Level: message</c>.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("ArxivBot", StringComparison.Ordinal)
        ? this
        : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock)
            _lines.Add($"{logLevel}: {formatter(state, exception)}");
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
