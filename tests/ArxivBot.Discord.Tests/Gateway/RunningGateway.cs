using System.Threading.Channels;
using ArxivBot.Discord.Tests.Loopback;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivBot.Discord.Tests.Gateway;

/// <summary>The client at work against a scripted gateway.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly Channel<GatewayEvent> _events = System.Threading.Channels.Channel.CreateUnbounded<GatewayEvent>();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new();

    private RunningGateway(ScriptedGateway server) => Server = server;

    public ScriptedGateway Server { get; }

    public TestClock Clock { get; } = new();

    public InMemoryIdentifyLog Identifies { get; } = new();

    public DiscordGateway Client { get; private set; } = null!;

    public Task Run { get; private set; } = Task.CompletedTask;

    public static async Task<RunningGateway> StartAsync(
        Func<DiscordOptions, DiscordOptions>? set = null,
        Action<ScriptedGateway>? serve = null,
        Func<RunningGateway, Task>? before = null,
        Func<GatewayEvent, CancellationToken, ValueTask>? onEvent = null)
    {
        var running = new RunningGateway(await ScriptedGateway.StartAsync());
        serve?.Invoke(running.Server);
        if (before is not null)
            await before(running);
        var options = new DiscordOptions { Token = "the.bot.token", ApiBaseUrl = running.Server.ApiBaseUrl };
        options = set?.Invoke(options) ?? options;
        var rest = new DiscordRest(running._http, options, running.Clock, NullLogger<DiscordRest>.Instance) { Random = new Halves() };
        running.Client = new(rest, options, running.Identifies, running.Clock, NullLogger<DiscordGateway>.Instance) { Random = new Halves() };
        running.Run = running.Client.RunAsync(onEvent ?? running.WriteAsync, running._stop.Token);
        return running;
    }

    public async Task<T> EventAsync<T>()
        where T : GatewayEvent =>
        (await _events.Reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeOfType<T>();

    public Task StopAsync() => _stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Server.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async ValueTask WriteAsync(GatewayEvent happened, CancellationToken cancellationToken) =>
        await _events.Writer.WriteAsync(happened, cancellationToken);
}
