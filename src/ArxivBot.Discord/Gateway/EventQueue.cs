using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>Events on their way from the socket to the handler, so that a slow handler delays no heartbeat.</summary>
internal sealed partial class EventQueue(int most, ILogger logger)
{
    private readonly Channel<GatewayEvent> _events =
        System.Threading.Channels.Channel.CreateBounded<GatewayEvent>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });

    private volatile bool _behind;

    public bool IsBehind => _behind;

    public int Count => _events.Reader.Count;

    public bool TryWrite(GatewayEvent happened) => _events.Writer.TryWrite(happened);

    /// <summary>Waits for room.</summary>
    public async Task WriteAsync(GatewayEvent happened, CancellationToken cancellationToken)
    {
        _behind = true;
        await _events.Writer.WriteAsync(happened, cancellationToken);
        _behind = false;
    }

    public async Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> onEvent, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var happened in _events.Reader.ReadAllAsync(cancellationToken))
                await HandleAsync(happened, onEvent, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStopped(Count);
        }
    }

    private async Task HandleAsync(
        GatewayEvent happened, Func<GatewayEvent, CancellationToken, ValueTask> onEvent, CancellationToken cancellationToken)
    {
        try
        {
            await onEvent(happened, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, happened.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "The handler of {Event} failed; the next event goes on")]
    private partial void LogFailed(Exception exception, string @event);

    [LoggerMessage(LogLevel.Debug, "Stopped with {Waiting} events waiting")]
    private partial void LogStopped(int waiting);
}
