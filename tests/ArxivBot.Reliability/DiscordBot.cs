using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Hosting;
using ArxivBot.Platforms.Discord;
using ArxivBot.Reliability.Kills;
using ArxivBot.Simulators.Discord;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Events;

namespace ArxivBot.Reliability;

/// <summary>The program as an operator starts it, on Discord, but for its schedule: what it sends is put into its outbox.</summary>
internal sealed class DiscordBot : IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-faults-").FullName;
    private readonly List<(ulong Channel, string Text)> _queued = [];
    private readonly TimeProvider _clock;
    private readonly IHost _host;

    private DiscordBot(DiscordSimulator discord, TimeProvider clock)
    {
        _clock = clock;
        var builder = Hosting.Composition.Compose(
            Settings.Only($"Storage:Directory={_folder}", $"Discord:Token={discord.Token}", $"Discord:ApiBaseUrl={discord.ApiUrl}", "Chats:MostCommandsAMinute=1000"), clock, LogEventLevel.Fatal);
        builder.AddDiscordWorker();
        builder.Services.AddHostedService<OutboxWorker>();
        _host = builder.Build();
    }

    /// <summary>How the gateway is, for people.</summary>
    public string Log => string.Join("; ", Get<ArxivBot.Discord.DiscordGateway>().Health.Shards);

    /// <summary>Each chat's in order.</summary>
    public IReadOnlyList<QueuedMessage> Queued => [.. _queued.Select((message, at) => new QueuedMessage(at + 1, $"{message.Channel}", message.Text))];

    public static async Task<DiscordBot> OpenAsync(DiscordSimulator discord, IReadOnlyList<ulong> channels, TimeProvider clock, CancellationToken cancellationToken)
    {
        var bot = new DiscordBot(discord, clock);
        Settings.Validate(bot._host.Services);
        await bot.Get<Database>().OpenAsync(cancellationToken);
        await using var db = await bot.ConnectAsync(cancellationToken);
        db.AddRange(channels.Select(channel => bot.Get<Chats>().New(DiscordPlatform.PlatformName, $"{channel}", isShared: true, title: null)));
        await db.SaveChangesAsync(cancellationToken);
        return bot;
    }

    /// <summary>It connects, and sends what is queued.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _host.StartAsync(cancellationToken);

    /// <summary>One more message, with words of its own.</summary>
    public async Task QueueAsync(ulong channel, CancellationToken cancellationToken)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Message {_queued.Count + 1}");
        await using var db = await ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var chat = await db.Set<Chat>().AsNoTracking().SingleAsync(c => c.Address == $"{channel}", cancellationToken);
        Get<Outbox>().Add(db, chat, Get<DiscordPlatform>(), new Document([new Paragraph(text)]));
        await transaction.CommitAsync(cancellationToken);
        _queued.Add((channel, text));
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

    private Task<SqliteContext> ConnectAsync(CancellationToken cancellationToken) => Get<Database>().ConnectAsync(cancellationToken);

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
