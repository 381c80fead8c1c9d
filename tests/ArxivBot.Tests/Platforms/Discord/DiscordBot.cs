using ArxivBot.Deliveries;
using ArxivBot.Hosting;
using ArxivBot.Platforms.Discord;
using ArxivBot.Simulators.Discord;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>The program's own composition, connected to a simulated Discord with one server: an owner, a reader, a channel.</summary>
internal sealed class DiscordBot : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-test-").FullName;
    private string[] _settings;
    private IHost _host;

    private DiscordBot(DiscordSimulator service, string[] settings)
    {
        (Service, _settings) = (service, settings);
        Guild = service.AddGuild("reading group");
        (Channel, Owner, Reader) = (service.AddChannel(Guild, "papers"), service.OwnerOf(Guild), service.AddMember(Guild, "Ada"));
        _host = Build();
    }

    public DiscordSimulator Service { get; }

    public ulong Guild { get; }

    public ulong Channel { get; }

    public ulong Owner { get; }

    public ulong Reader { get; }

    public LogLines Log { get; } = new();

    /// <summary>Connected, with its commands registered.</summary>
    public static async Task<DiscordBot> StartAsync(params string[] settings)
    {
        var service = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions { IdentifyInterval = TimeSpan.Zero }, Patience.Token);
        var bot = new DiscordBot(service, settings);
        await bot.RunAsync();
        return bot;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="meanwhile">What happens on Discord while it is off.</param>
    /// <param name="settings">Instead of those that it had.</param>
    public async Task RestartAsync(Action? meanwhile = null, string[]? settings = null)
    {
        await StopAsync();
        meanwhile?.Invoke();
        _settings = settings ?? _settings;
        _host = Build();
        await RunAsync(isThere: meanwhile is null);
    }

    public async Task<T> ReadAsync<T>(Func<SqliteContext, Task<T>> read)
    {
        await using var db = await Get<Database>().ConnectAsync(Patience.Token);
        return await read(db);
    }

    public Task<ChatState> StateAsync() =>
        ReadAsync(db => db.Set<Chat>().Where(c => c.Address == $"{Channel}").Select(c => c.State).SingleAsync(Patience.Token));

    /// <summary>Waits until this holds of the channel's chat.</summary>
    public Task UntilStateAsync(ChatState state) => Patience.UntilAsync(async () => await StateAsync() == state);

    /// <summary>Waits until Discord has refused a message to the channel.</summary>
    public Task UntilForbiddenAsync() => Patience.UntilAsync(() => ReadAsync(db => db.Set<ChatQueue>().AnyAsync(q => q.ForbiddenSince != null)));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Service.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <param name="isThere">Whether the channel can be written to.</param>
    private async Task RunAsync(bool isThere = true)
    {
        ArxivBot.Hosting.Settings.Validate(_host.Services);
        await Get<Database>().OpenAsync(Patience.Token);
        var before = Service.Record.Identifies;
        await _host.StartAsync(Patience.Token);
        await Log.UntilAsync("commands are registered");
        await Service.Record.UntilAsync(record => record.Identifies > before, Patience.Token);
        // READY is handled when a user is answered: there is no earlier sign of it.
        if (before > 0 && isThere)
            await Service.Complete(Channel, Owner, "help", "command", ("command", "su")).AcknowledgedAsync(Patience.Token);
    }

    private async Task StopAsync()
    {
        await _host.StopAsync(Patience.Token);
        _host.Dispose();
    }

    private IHost Build()
    {
        var builder = Composition.Compose(
            ArxivBot.Hosting.Settings.Only(
            [
                $"Storage:Directory={_folder}", $"Discord:Token={Service.Token}", $"Discord:ApiBaseUrl={Service.ApiUrl}", "Deliveries:PassEvery=00:00:00.050",
                // Nobody is there.
                "Arxiv:ContentBaseUrl=http://127.0.0.1:9", "Arxiv:Retries=1", "Arxiv:RetryDelay=00:00:00.001", .. _settings,
            ]),
            TimeProvider.System);
        builder.AddDiscordWorker();
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        return builder.Build();
    }
}
