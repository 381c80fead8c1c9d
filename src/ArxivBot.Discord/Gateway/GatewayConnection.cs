using System.Net.WebSockets;
using System.Text.Json;

namespace ArxivBot.Discord;

/// <summary>
/// One socket from connecting to its close
/// (<see href="https://docs.discord.com/developers/events/gateway#connection-lifecycle">Connection Lifecycle</see>): it reads,
/// beats, and greets with Identify or Resume, side by side, until one of them ends it.
/// </summary>
internal sealed class GatewayConnection(GatewaySocket socket, ShardContext shard)
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HelloTime = TimeSpan.FromSeconds(30);
    // In an outage READY may come late, and until then heartbeats keep the place in the queue.
    private static readonly TimeSpan ReadyTime = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource<Heartbeat> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _established = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it has used one of the day's identifies.</summary>
    public bool Identified { get; private set; }

    /// <summary>When READY or RESUMED came.</summary>
    public DateTimeOffset? EstablishedAt { get; private set; }

    /// <param name="asked">Ends the connection when it completes.</param>
    public async Task<ConnectionEnd> RunAsync(Uri address, Task<ConnectionEnd> asked, CancellationToken cancellationToken)
    {
        if (await GuardAsync(() => ConnectAsync(address, cancellationToken)) is { } failure)
            return failure;

        // Cancelling a read or write breaks the socket: that comes last, after the goodbye.
        using var life = new CancellationTokenSource();
        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = GuardAsync(() => ReadAsync(life.Token));
        Task<ConnectionEnd?>[] parts =
        [
            read, GuardAsync(() => BeatAsync(work.Token)), GuardAsync(() => GreetAsync(work.Token, life.Token)), AskedAsync(asked, work.Token),
        ];
        var end = await await Task.WhenAny(parts) ?? ConnectionEnd.Stopped;

        await work.CancelAsync();
        await SayGoodbyeAsync(end, read);
        await life.CancelAsync();
        await Task.WhenAll(parts);
        return end;
    }

    private async Task<ConnectionEnd?> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(ConnectTime, shard.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await socket.ConnectAsync(address, either.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ConnectionEnd.Late("the connection");
        }
    }

    private async Task<ConnectionEnd?> ReadAsync(CancellationToken cancellationToken)
    {
        while (await socket.ReceiveAsync(cancellationToken) is { } message)
        {
            var frame = JsonSerializer.Deserialize(message.Span, DiscordJson.Lenient.GatewayFrame);
            if (frame is null)
                return ConnectionEnd.Malformed("null");
            if (await HandleAsync(frame, cancellationToken) is { } end)
                return end;
        }

        return CloseCodes.End(socket.Closed.Code, socket.Closed.Reason);
    }

    private async Task<ConnectionEnd?> HandleAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        switch (frame.Op)
        {
            case Opcode.Hello:
                return Begin(frame.D.Deserialize(DiscordJson.Lenient.GatewayHello), cancellationToken);
            case Opcode.Heartbeat:
                await SendHeartbeatAsync(cancellationToken);
                return null;
            case Opcode.HeartbeatAck when _hello.Task.IsCompletedSuccessfully:
                (await _hello.Task).Acknowledged();
                shard.Status.AckAt = shard.Clock.GetUtcNow();
                return null;
            case Opcode.Reconnect:
                return ConnectionEnd.AskedToReconnect;
            case Opcode.InvalidSession:
                return ConnectionEnd.InvalidSession(frame.D.ValueKind == JsonValueKind.True);
            case Opcode.Dispatch:
                return await DispatchAsync(frame, cancellationToken);
            default:
                return null;
        }
    }

    private ConnectionEnd? Begin(GatewayHello? hello, CancellationToken life)
    {
        if (hello is not { HeartbeatInterval: > 0 and var milliseconds })
            return ConnectionEnd.Malformed("Hello without an interval");
        _hello.TrySetResult(
            new(TimeSpan.FromMilliseconds(milliseconds), _ => SendHeartbeatAsync(life), shard.Clock, shard.Random));
        return null;
    }

    private async Task<ConnectionEnd?> DispatchAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        if (frame.T is null)
            return ConnectionEnd.Malformed("an event without a name");
        if (shard.Events.Read(frame.T, frame.D) is not { } happened)
            return ConnectionEnd.Malformed(frame.T);
        if (!shard.Queue.TryWrite(happened) && _hello.Task.IsCompletedSuccessfully)
            await (await _hello.Task).WhileDeafAsync(() => shard.Queue.WriteAsync(happened, cancellationToken));

        shard.Session.Seen(frame.S);
        shard.Status.DispatchAt = shard.Clock.GetUtcNow();
        if (frame.T is "READY" or "RESUMED")
            Establish();
        return null;
    }

    private void Establish()
    {
        EstablishedAt = shard.Clock.GetUtcNow();
        shard.Status.State = ShardState.Ready;
        _established.TrySetResult();
    }

    private async Task<ConnectionEnd?> BeatAsync(CancellationToken cancellationToken)
    {
        if (!await InTimeAsync(_hello.Task, HelloTime, cancellationToken))
            return ConnectionEnd.Late("Hello");
        await (await _hello.Task).RunAsync(cancellationToken);
        return ConnectionEnd.Zombie;
    }

    private async Task<ConnectionEnd?> GreetAsync(CancellationToken cancellationToken, CancellationToken life)
    {
        await _hello.Task.WaitAsync(cancellationToken);
        if (shard.Session.CanResume)
        {
            shard.Status.State = ShardState.Resuming;
            await socket.SendAsync(shard.Session.Resume(shard.Options.Token), DiscordJson.Lenient.ResumeCommand, life);
        }
        else
        {
            shard.Status.State = ShardState.Identifying;
            await shard.Gate.EnterAsync(shard.Id, cancellationToken);
            Identified = true;
            await socket.SendAsync(shard.Identify(), DiscordJson.Lenient.IdentifyCommand, life);
        }

        if (!await InTimeAsync(_established.Task, ReadyTime, cancellationToken))
            return ConnectionEnd.Late("READY");
        await Task.Delay(Timeout.InfiniteTimeSpan, shard.Clock, cancellationToken);
        return null;
    }

    private Task SendHeartbeatAsync(CancellationToken life) =>
        socket.SendAsync(new(shard.Session.Sequence), DiscordJson.Lenient.HeartbeatCommand, life);

    private async Task SayGoodbyeAsync(ConnectionEnd end, Task read)
    {
        await socket.CloseOutputAsync(end.CloseWith);
        if (end.Unheard)
            return;
        using var patience = new CancellationTokenSource(GoodbyeTime, shard.Clock);
        if (read.IsCompleted)
            await socket.DrainAsync(patience.Token);
        else
            await Task.WhenAny(read, Task.Delay(GoodbyeTime, shard.Clock, patience.Token));
    }

    private async Task<bool> InTimeAsync(Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(time, shard.Clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task<ConnectionEnd?> AskedAsync(Task<ConnectionEnd> asked, CancellationToken cancellationToken) =>
        await GuardAsync(async () => await asked.WaitAsync(cancellationToken));

    private static async Task<ConnectionEnd?> GuardAsync(Func<Task<ConnectionEnd?>> part)
    {
        try
        {
            return await part();
        }
        catch (Exception exception) when (exception is WebSocketException or HttpRequestException or IOException)
        {
            return ConnectionEnd.Lost(exception.GetBaseException().Message);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return ConnectionEnd.Malformed(exception.Message);
        }
        catch (OperationCanceledException)
        {
            return ConnectionEnd.Stopped;
        }
        catch (DiscordFatalException exception)
        {
            return new(Next.Stop, exception.Message);
        }
    }
}
