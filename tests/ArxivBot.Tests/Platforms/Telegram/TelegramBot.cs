using System.Net;
using System.Net.Sockets;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Hosting;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>The program's own composition, on a simulated Telegram with a reader, and a group with an admin.</summary>
internal sealed class TelegramBot : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-test-").FullName;
    private string[] _settings;
    private IHost _host;

    private TelegramBot(TelegramSimulator service, string[] settings)
    {
        (Service, _settings) = (service, settings);
        (Reader, Admin) = (service.AddUser("Ada"), service.AddUser("Grace"));
        Group = service.AddSupergroup("Reading group", Admin);
        service.AddMember(Group, Reader);
        _host = Build();
    }

    public TelegramSimulator Service { get; }

    public long Reader { get; }

    public long Admin { get; }

    public long Group { get; }

    public LogLines Log { get; } = new();

    public static TelegramSimulatorOptions Options { get; } = new()
    {
        ApiPath = Shared.Find("telegram/api.json"),
        MessagesPerSecond = 0,
    };

    /// <summary>On 127.0.0.1, for whoever takes it next.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<TelegramBot> StartAsync(params string[] settings) => await StartAsync(Options, settings);

    public static async Task<TelegramBot> StartAsync(TelegramSimulatorOptions options, params string[] settings)
    {
        var bot = new TelegramBot(await TelegramSimulator.StartAsync(options, Patience.Token), settings);
        await bot.RunAsync();
        return bot;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>What the bot says next in a chat, once somebody has written there.</summary>
    public async Task<SeenTelegramMessage> SaysAsync(long chat, long user, string text, int? topic = null)
    {
        var before = Said(chat).Count;
        Service.Say(chat, user, text, topic);
        return await NextAsync(chat, before);
    }

    public async Task<SeenTelegramMessage> NextAsync(long chat, int before)
    {
        await Service.Record.UntilAsync(_ => Said(chat).Count > before, Patience.Token);
        return Said(chat)[before];
    }

    /// <summary>What the bot has said in a chat.</summary>
    public IReadOnlyList<SeenTelegramMessage> Said(long chat) => [.. Service.VisibleIn(chat).Where(message => message.IsFromBot)];

    public async Task<T> ReadAsync<T>(Func<SqliteContext, Task<T>> read)
    {
        await using var db = await Get<Database>().ConnectAsync(Patience.Token);
        return await read(db);
    }

    public Task<Chat?> ChatAsync(string address) => ReadAsync(db => Chats.FindAsync(db, "telegram", address, Patience.Token));

    /// <summary>Waits until this holds of a chat.</summary>
    public Task UntilAsync(string address, Func<Chat, bool> holds) => Patience.UntilAsync(async () => await ChatAsync(address) is { } chat && holds(chat));

    public async Task QueueAsync(string address, params IReadOnlyList<Block> blocks)
    {
        await using var db = await Get<Database>().ConnectAsync(Patience.Token);
        await using var transaction = await db.Database.BeginTransactionAsync(Patience.Token);
        var chat = await Chats.FindAsync(db, "telegram", address, Patience.Token);
        Get<Outbox>().Add(db, chat.ShouldNotBeNull(), Get<TelegramPlatform>(), new Document(blocks));
        await transaction.CommitAsync(Patience.Token);
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <param name="settings">Instead of those before; none keeps them.</param>
    public async Task StartAgainAsync(params string[] settings)
    {
        _settings = settings.Length > 0 ? settings : _settings;
        _host = Build();
        await RunAsync();
    }

    public async Task StopAsync()
    {
        await _host.StopAsync(Patience.Token);
        _host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Service.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync()
    {
        ArxivBot.Hosting.Settings.Validate(_host.Services);
        await Get<Database>().OpenAsync(Patience.Token);
        await _host.StartAsync(Patience.Token);
    }

    private IHost Build()
    {
        var builder = Composition.Compose(
            ArxivBot.Hosting.Settings.Only(
            [
                $"Storage:Directory={_folder}", $"Telegram:Token={Service.Token}", $"Telegram:ApiBaseUrl={Service.BaseUrl}", "Deliveries:PassEvery=00:00:00.050",
                "Chats:MostCommandsAMinute=10000",
                // Nobody is there.
                "Arxiv:ContentBaseUrl=http://127.0.0.1:9", "Arxiv:Retries=1", "Arxiv:RetryDelay=00:00:00.001", .. _settings,
            ]),
            TimeProvider.System);
        builder.AddTelegramWorker();
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        return builder.Build();
    }
}
