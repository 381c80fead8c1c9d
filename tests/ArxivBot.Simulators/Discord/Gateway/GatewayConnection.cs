using System.Net.WebSockets;
using System.Threading.Channels;
using ArxivBot.Simulators.Discord.Faults;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>One WebSocket connection, from Hello to its end. What it is told, it hands to a <see cref="GatewayReader"/>.</summary>
internal sealed class GatewayConnection : IDisposable
{
    private const int LongestMessage = 4_096;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReconnectWithin = TimeSpan.FromSeconds(5);

    private readonly DiscordState _state;
    private readonly GatewaySocket _socket;
    private readonly Channel<Func<CancellationToken, Task>> _outbox = Channel.CreateUnbounded<Func<CancellationToken, Task>>();
    private readonly CancellationTokenSource _ended = new();
    private readonly GatewayReader _reader;
    private int _dispatches;

    public GatewayConnection(DiscordState state, GatewaySocket socket, HttpRequest request, GatewayFault? fault)
    {
        (_state, _socket, Fault) = (state, socket, fault);
        IsAtResumeUrl = request.Path.StartsWithSegments("/resume");
        IsVersioned = request.Query["v"] == "10" && request.Query["encoding"] == "json" && (!request.Query.ContainsKey("compress") || request.Query["compress"] == "zlib-stream");
        (AcksHeartbeats, _reader) = (fault is not GatewayFault.NoAcks, new GatewayReader(state, this));
    }

    public GatewayFault? Fault { get; }

    public bool IsAtResumeUrl { get; }

    private bool IsVersioned { get; }

    public GatewaySession? Session { get; set; }

    public bool AcksHeartbeats { get; set; }

    /// <summary>When it was cut or closed, by whichever side; null while it is open. UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether nothing more is sent or looked at, while the connection stays.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The code that the gateway has closed it with.</summary>
    public int? ClosedWith { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var writing = WriteAsync(both.Token);
        try
        {
            await GreetAsync(both.Token);
            await ReadAsync(both.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            _socket.Socket.Abort(); // cut, by whichever side
        }
        finally
        {
            _outbox.Writer.TryComplete();
            await _ended.CancelAsync();
            await writing;
        }
    }

    public void Send(string frame) => Enqueue(cancellationToken => _socket.SendAsync(frame, _state.Options.FragmentBytes, cancellationToken));

    public void Dispatch(Told told)
    {
        Enqueue(async cancellationToken =>
        {
            await _socket.SendAsync(told.Frame, _state.Options.FragmentBytes, cancellationToken);
            if (told.Interaction is null)
                return;
            lock (_state.Gate)
                told.Interaction.Written(this, _state.Now);
        });
        _dispatches++;
        if (Fault is GatewayFault.CutAfter cut && cut.Dispatches == _dispatches)
            Enqueue(_ =>
            {
                Cut();
                return Task.CompletedTask;
            });
        else if (Fault is GatewayFault.ReconnectAfter reconnect && reconnect.Dispatches == _dispatches)
            AskToReconnect();
    }

    public void SendBlanks(long bytes) => Enqueue(cancellationToken => _socket.SendBlanksAsync(bytes, cancellationToken));

    public void SendMalformed() => Enqueue(_socket.SendMalformedAsync);

    public void Close(int code, string reason)
    {
        if (ClosedWith is not null)
            return;
        ClosedWith = code;
        Enqueue(async cancellationToken =>
        {
            await _socket.Socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, cancellationToken);
            _ended.CancelAfter(Goodbye);
        });
    }

    /// <summary>Aborts the connection without a word.</summary>
    public void Cut()
    {
        // What is told from now on must not slip out before the cancellation has been carried out.
        IsSilent = true;
        EndedAt = _state.Now;
        _ = _ended.CancelAsync();
    }

    /// <summary>Op 7; who does not go is closed.</summary>
    public void AskToReconnect()
    {
        Send("""{"op":7,"d":null,"s":null,"t":null}""");
        _ = CloseLaterAsync();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _socket.Dispose();
        _ended.Dispose();
    }

    private async Task CloseLaterAsync()
    {
        try
        {
            await Task.Delay(ReconnectWithin, _state.Options.Clock, _ended.Token);
            lock (_state.Gate)
                Close(4000, "Told to reconnect.");
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            return; // it has gone
        }
    }

    private void Enqueue(Func<CancellationToken, Task> what)
    {
        if (!IsSilent)
            _outbox.Writer.TryWrite(what);
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        if (Fault is GatewayFault.SlowHello slow)
            await Task.Delay(slow.Delay, _state.Options.Clock, cancellationToken);
        lock (_state.Gate)
        {
            if (!IsVersioned)
                Close(4012, "Invalid API version.");
            else if (Fault is GatewayFault.ReconnectInsteadOfHello)
                AskToReconnect();
            else if (Fault is not GatewayFault.NoHello)
                Send($$"""{"op":10,"d":{"heartbeat_interval":{{(int)_state.Options.HeartbeatInterval.TotalMilliseconds}},"_trace":["[\"simulator\"]"]},"s":null,"t":null}""");
            _reader.AwaitHeartbeat();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (await _socket.ReceiveAsync(LongestMessage, cancellationToken) is var text && text is not "")
        {
            lock (_state.Gate)
            {
                if (IsSilent || ClosedWith is not null)
                    continue;
                if (text is null)
                    Close(4002, "Error while decoding payload.");
                else
                    _reader.Read(text);
                if (Fault is GatewayFault.HalfOpen)
                    IsSilent = true;
            }
        }

        var code = (int?)_socket.Socket.CloseStatus;
        lock (_state.Gate)
        {
            if (ClosedWith is null)
                _state.Gateway.ClosedByClient(this, code);
        }

        if (_socket.Socket.State is WebSocketState.CloseReceived)
            await _socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var write in _outbox.Reader.ReadAllAsync(cancellationToken))
                await write(cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException or InvalidOperationException)
        {
            return; // the connection has ended; who reads from it says how
        }
    }
}
