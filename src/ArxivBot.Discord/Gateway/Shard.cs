using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>Keeps one shard connected, from one connection to the next, until stopped or refused for good.</summary>
internal sealed partial class Shard(ShardContext context)
{
    private readonly Reconnects _reconnects = new(context.Random);
    private readonly ILogger _logger = context.Logger;
    private TaskCompletionSource<ConnectionEnd> _asked = NewAsked();

    public ShardHealth Health
    {
        get
        {
            var (now, status) = (context.Clock.GetUtcNow(), context.Status);
            return new(
                context.Id, status.State, now - status.AckAt, now - status.DispatchAt, context.Queue.Count, context.Queue.IsBehind, status.Connections);
        }
    }

    /// <summary>Ends the session and begins a new one.</summary>
    public void Renew() => _asked.TrySetResult(ConnectionEnd.Renewed);

    /// <exception cref="DiscordFatalException">Trying again cannot help.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
                await ConnectAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStopped(context.Id);
        }
        finally
        {
            context.Status.State = ShardState.Stopped;
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_asked.Task.IsCompleted)
        {
            _asked = NewAsked();
            context.Session.Drop();
        }

        var resuming = context.Session.CanResume;
        var (end, identified, established) = await ConnectOnceAsync(resuming, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (end.Next == Next.Stop)
            throw new DiscordFatalException($"Discord's gateway refuses the bot: {end.Why}.");

        var (drop, wait) = _reconnects.After(end.Next, resuming, identified, established);
        if (drop)
            context.Session.Drop();
        context.Status.State = ShardState.Waiting;
        LogEnded(context.Id, end.Why, context.Session.CanResume ? "resumes" : "identifies", wait.TotalSeconds);
        await Task.Delay(wait, context.Clock, cancellationToken);
    }

    private async Task<(ConnectionEnd End, bool Identified, TimeSpan? Established)> ConnectOnceAsync(bool resuming, CancellationToken cancellationToken)
    {
        if (!resuming)
            await context.Gate.WaitForBudgetAsync(cancellationToken);
        var address = await context.Directory.AddressAsync(cancellationToken);
        if (resuming && _reconnects.FailedResumes == 0)
            address = context.Session.ResumeUrl ?? address;

        context.Status.Connecting();
        using var socket = new GatewaySocket(context.Options, context.Clock);
        var connection = new GatewayConnection(socket, context);
        try
        {
            var end = await connection.RunAsync(address, _asked.Task, cancellationToken);
            return (end, connection.Identified, context.Clock.GetUtcNow() - connection.EstablishedAt);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(exception, context.Id);
            return (ConnectionEnd.Lost(exception.Message), connection.Identified, context.Clock.GetUtcNow() - connection.EstablishedAt);
        }
    }

    private static TaskCompletionSource<ConnectionEnd> NewAsked() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Information, "Shard {Shard}: {Why}; it {Next} in {Seconds:0.0} s")]
    private partial void LogEnded(int shard, string why, string next, double seconds);

    [LoggerMessage(LogLevel.Error, "Shard {Shard}: the connection broke unexpectedly; it is made anew")]
    private partial void LogBroken(Exception exception, int shard);

    [LoggerMessage(LogLevel.Information, "Shard {Shard}: stopped")]
    private partial void LogStopped(int shard);
}
