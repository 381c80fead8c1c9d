using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Reliability;
using ArxivBot.Simulators.Chat;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Deliveries;

/// <summary>The program's outbox on a real database, sending to a loopback chat service; both have the same clock.</summary>
internal sealed class OutboxBot : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string[] _settings;
    private IHost _host;

    private OutboxBot(ChatSimulator service, FakeTimeProvider clock, string folder, string[] settings)
    {
        (Service, Clock, _folder, _settings) = (service, clock, folder, settings);
        _host = Build();
    }

    public ChatSimulator Service { get; }

    public FakeTimeProvider Clock { get; }

    public LogLines Log { get; } = new();

    public static async Task<OutboxBot> StartAsync(ChatSimulatorOptions? options = null, params string[] settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 12, 16, 13, 0, 0, TimeSpan.Zero));
        var service = await ChatSimulator.StartAsync(
            (options ?? new ChatSimulatorOptions { MessagesPerSecond = 0, ChatInterval = TimeSpan.Zero }) with { Clock = clock, Delays = ChatDelays.Skipped },
            TestContext.Current.CancellationToken);
        var bot = new OutboxBot(service, clock, Directory.CreateTempSubdirectory("arxivbot-test-").FullName, settings);
        await bot.Get<Database>().OpenAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    public PlatformLimits Limits { get; set; } = new() { MessagesPerSecond = 1_000_000, Burst = 1_000, RemembersKeysFor = TimeSpan.FromDays(1) };

    public PlatformSender Sender => Get<Senders>().All.Single(sender => sender.Platform.Name == SimulatedPlatform.PlatformName);

    /// <summary>Ends the program as a power cut does, and starts it again.</summary>
    public async Task RestartAsync()
    {
        _host.Dispose();
        _host = Build();
        await Get<Outbox>().RecoverAsync(Sender.Platform, TestContext.Current.CancellationToken);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task<Chat> AddChatAsync(string address, Action<Chat>? change = null)
    {
        await using var db = await Get<Database>().ConnectAsync(TestContext.Current.CancellationToken);
        var chat = Get<Chats>().New(SimulatedPlatform.PlatformName, address, isShared: false, title: null);
        chat.Settings = chat.Settings with { TimeZone = "UTC" };
        change?.Invoke(chat);
        db.Add(chat);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return chat;
    }

    /// <summary>Queues messages of these words, one after the other.</summary>
    public async Task QueueAsync(Chat chat, params string[] texts)
    {
        await using var db = await Get<Database>().ConnectAsync(TestContext.Current.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var text in texts)
            Get<Outbox>().Add(db, chat, Sender.Platform, new Document([new Paragraph(text)]));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    public Task<TimeSpan> DrainAsync() => Sender.DrainAsync(TestContext.Current.CancellationToken);

    /// <summary>Drains, and moves the clock on to when there is more to do, until nothing waits.</summary>
    /// <returns>How much time went by.</returns>
    public async Task<TimeSpan> DrainAllAsync(TimeSpan most)
    {
        var start = Clock.GetUtcNow();
        while (Clock.GetUtcNow() - start < most)
        {
            var wait = await DrainAsync();
            if (await Get<Outbox>().NextAsync(SimulatedPlatform.PlatformName, [], TestContext.Current.CancellationToken) is not { } next)
                break;
            Clock.Advance(next > Clock.GetUtcNow() ? next - Clock.GetUtcNow() : wait);
        }

        return Clock.GetUtcNow() - start;
    }

    public async Task<T> ReadAsync<T>(Func<SqliteContext, Task<T>> read)
    {
        await using var db = await Get<Database>().ConnectAsync(TestContext.Current.CancellationToken);
        return await read(db);
    }

    public Task<List<Delivery>> DeliveriesAsync() => ReadAsync(db => db.Set<Delivery>().OrderBy(d => d.Id).ToListAsync());

    /// <summary>What a chat has read, in order.</summary>
    public IEnumerable<string?> Read(string address) => Service.Record.MessagesOf(address).Select(message => message.Text);

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await Service.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private IHost Build()
    {
        var builder = ArxivBot.Hosting.Composition.Compose(ArxivBot.Hosting.Settings.Only([$"Storage:Directory={_folder}", .. _settings]), Clock);
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        builder.Services.RemoveAll<IChatPlatform>();
        builder.Services.AddSingleton<IChatPlatform>(_ => new SimulatedPlatform(SimulatedPlatform.Client(Service.BaseUrl), Limits));
        return builder.Build();
    }
}
