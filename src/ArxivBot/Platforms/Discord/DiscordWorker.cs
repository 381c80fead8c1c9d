using System.Collections.Concurrent;
using ArxivBot.Discord;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Platforms.Discord;

/// <summary>Listens to the gateway. What it tells is handled elsewhere, so that nothing slow delays the next event.</summary>
internal sealed partial class DiscordWorker(
    DiscordGateway gateway, DiscordInteractions interactions, DiscordChats chats, LostChats lost, CommandRegistration registration, Ending ending, TimeProvider clock, ILogger<DiscordWorker> logger)
    : BackgroundService
{
    /// <summary>For what is being answered when the program ends.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private int _registrations;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var answering = new CancellationTokenSource();
        try
        {
            await gateway.RunAsync((happened, _) => HandleAsync(happened, answering.Token, stoppingToken), stoppingToken);
        }
        catch (DiscordFatalException exception)
        {
            ending.Because(new OperatorException($"Discord ends the connection for good: {exception.Message}", exception));
        }

        await Task.WhenAny(Task.WhenAll(_running.Keys), Task.Delay(Grace, clock, CancellationToken.None));
        await answering.CancelAsync();
    }

    private async ValueTask HandleAsync(GatewayEvent happened, CancellationToken answering, CancellationToken stoppingToken)
    {
        switch (happened)
        {
            case GatewayEvent.InteractionCreated { Interaction: var asked }:
                Start(() => interactions.HandleAsync(asked, answering));
                break;
            case GatewayEvent.Ready ready:
                LogReady(ready.User.Username, ready.Guilds.Count);
                // Each shard tells it, side by side.
                if (Interlocked.Increment(ref _registrations) == 1)
                    Start(() => registration.RegisterAsync(ready.ApplicationId, stoppingToken));
                await GuardAsync(() => chats.HandleAsync(ready, stoppingToken));
                Start(() => lost.LookAsync(stoppingToken));
                break;
            default:
                await GuardAsync(() => chats.HandleAsync(happened, stoppingToken));
                break;
        }
    }

    private void Start(Func<Task> work)
    {
        var task = Task.Run(() => GuardAsync(work));
        _running.TryAdd(task, true);
        task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            LogStopped();
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "On Discord as {Name}, in {Servers} servers")]
    private partial void LogReady(string name, int servers);

    [LoggerMessage(LogLevel.Debug, "Work for Discord stopped with the program")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Error, "An event of Discord's could not be handled; the next one goes on")]
    private partial void LogFailed(Exception exception);
}
