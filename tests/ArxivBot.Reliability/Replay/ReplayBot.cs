using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Hosting;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Serilog.Events;

namespace ArxivBot.Reliability.Replay;

/// <summary>The program as it is composed for an operator, with its database in a temporary folder, driven step by step.</summary>
internal sealed class ReplayBot : IAsyncDisposable
{
    // Messages that failed are looked at so often within one step.
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-replay-").FullName;
    private readonly Uri _arxiv;
    private readonly HttpClient _chats;
    private readonly ReplayClock _clock;
    private IHost? _host;

    public ReplayBot(Uri arxiv, Uri chats, ReplayClock clock) => (_arxiv, _chats, _clock) = (arxiv, SimulatedPlatform.Client(chats), clock);

    public bool IsOn => _host is not null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = Hosting.Composition.Compose(
            Settings.Only(
                $"Storage:Directory={_folder}", $"Arxiv:FeedBaseUrl={_arxiv}", "Arxiv:MinimumInterval=00:00:00", "Arxiv:RetryDelay=00:00:00.001", "Arxiv:Retries=1",
                "Chats:TimeZone=UTC"),
            _clock, LogEventLevel.Fatal);
        builder.Services.RemoveAll<IChatPlatform>();
        builder.Services.AddSingleton<IChatPlatform>(new SimulatedPlatform(
            _chats, new PlatformLimits { MessagesPerSecond = 1_000_000, Burst = 1_000_000, RemembersKeysFor = TimeSpan.FromDays(1) }));
        _host = builder.Build();
        Settings.Validate(_host.Services);
        await Get<Database>().OpenAsync(cancellationToken);
        await Get<Outbox>().RecoverAsync(Sender.Platform, cancellationToken);
    }

    public void Stop()
    {
        _host?.Dispose();
        _host = null;
    }

    public Task<Reply> TypeAsync(string address, string person, string line, CancellationToken cancellationToken) => Get<CommandRunner>().RunAsync(
        new CommandRequest(SimulatedPlatform.PlatformName, address, IsShared: false, Title: null, new Person(person, person, IsAdmin: true), line), cancellationToken);

    public async Task FetchAsync(CancellationToken cancellationToken) =>
        await Get<Fetch>().ReadMissingAsync(await Get<Chats>().CategoriesAsync(cancellationToken), cancellationToken);

    /// <summary>Builds what is due, and sends until the clock is where the next step begins.</summary>
    public async Task BuildAndSendAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await Get<DueDigests>().PassAsync(cancellationToken);
        while (true)
        {
            await Sender.DrainAsync(cancellationToken);
            var next = await Get<Outbox>().NextAsync(Sender.Platform.Name, [], cancellationToken);
            var resumes = next > _clock.Now + LeastPause ? next.Value : _clock.Now + LeastPause;
            if (next is null || resumes >= until)
                return;
            _clock.Now = resumes;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        _chats.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        await ValueTask.CompletedTask;
    }

    private PlatformSender Sender => Get<Senders>().All.Single(sender => sender.Platform.Name == SimulatedPlatform.PlatformName);

    private T Get<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();
}
