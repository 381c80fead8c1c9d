using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Hosting;
using ArxivBot.Platforms.Discord;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Reliability.Kills;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Events;

namespace ArxivBot.Reliability;

/// <summary>The program as an operator starts it, on one platform, but for its schedule: what it sends is put into its outbox.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-faults-").FullName;
    private readonly List<(string Address, string Text)> _queued = [];
    private readonly TimeProvider _clock;
    private readonly string _platform;
    private readonly IHost _host;

    /// <param name="platform">Its name.</param>
    /// <param name="worker">Adds what listens to the platform.</param>
    private RunningBot(string platform, Action<HostApplicationBuilder> worker, TimeProvider clock, params string[] settings)
    {
        (_platform, _clock) = (platform, clock);
        var builder = Hosting.Composition.Compose(Settings.Only([$"Storage:Directory={_folder}", "Chats:MostCommandsAMinute=1000", .. settings]), clock, LogEventLevel.Fatal);
        worker(builder);
        builder.Services.AddHostedService<OutboxWorker>();
        _host = builder.Build();
    }

    /// <summary>Each chat's in order.</summary>
    public IReadOnlyList<QueuedMessage> Queued => [.. _queued.Select((message, at) => new QueuedMessage(at + 1, message.Address, message.Text))];

    public static RunningBot On(DiscordSimulator discord, TimeProvider clock) => new(
        DiscordPlatform.PlatformName, builder => builder.AddDiscordWorker(), clock, $"Discord:Token={discord.Token}", $"Discord:ApiBaseUrl={discord.ApiUrl}");

    /// <param name="address">The way to it.</param>
    public static RunningBot On(TelegramSimulator telegram, Uri address, TimeProvider clock) => new(
        TelegramPlatform.PlatformName, builder => builder.AddTelegramWorker(), clock, $"Telegram:Token={telegram.Token}", $"Telegram:ApiBaseUrl={address}", "Chats:MostTerms=1000");

    /// <summary>It knows these chats.</summary>
    public async Task OpenAsync(IEnumerable<(string Address, bool IsShared)> chats, CancellationToken cancellationToken)
    {
        Settings.Validate(_host.Services);
        await Get<Database>().OpenAsync(cancellationToken);
        await using var db = await ConnectAsync(cancellationToken);
        db.AddRange(chats.Select(chat => Get<Chats>().New(_platform, chat.Address, chat.IsShared, title: null)));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>It listens, and sends what is queued.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _host.StartAsync(cancellationToken);

    /// <summary>One more message, with words of its own.</summary>
    public async Task QueueAsync(string address, CancellationToken cancellationToken)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Message {_queued.Count + 1}");
        await using var db = await ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var chat = await db.Set<Chat>().AsNoTracking().SingleAsync(c => c.Address == address, cancellationToken);
        Get<Outbox>().Add(db, chat, _host.Services.GetServices<IChatPlatform>().Single(platform => platform.Name == _platform), new Document([new Paragraph(text)]));
        await transaction.CommitAsync(cancellationToken);
        _queued.Add((address, text));
    }

    /// <summary>Waits until nothing is left to send.</summary>
    public async Task SentAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        var since = _clock.GetUtcNow();
        while (await WaitingAsync(cancellationToken) > 0 && _clock.GetUtcNow() - since < within)
            await Task.Delay(Moment, _clock, cancellationToken);
    }

    /// <summary>The possible repeats of each queued message, by its id.</summary>
    public async Task<IReadOnlyDictionary<long, int>> MarksAsync(CancellationToken cancellationToken)
    {
        await using var db = await ConnectAsync(cancellationToken);
        return await db.Set<Delivery>().ToDictionaryAsync(d => d.Id, d => d.PossibleRepeats, cancellationToken);
    }

    public Task<SqliteContext> ConnectAsync(CancellationToken cancellationToken) => Get<Database>().ConnectAsync(cancellationToken);

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await ConnectAsync(cancellationToken);
        return await db.Set<Delivery>().CountAsync(d => d.State != DeliveryState.Sent, cancellationToken);
    }
}
