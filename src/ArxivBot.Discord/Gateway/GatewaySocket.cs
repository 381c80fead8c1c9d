using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ArxivBot.Discord;

/// <summary>A WebSocket that sends one frame at a time and reads whole messages, of bounded size.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private const int MostOutboundBytes = 4096;

    /// <summary>Of a buffer that is used again: nearly all messages are smaller.</summary>
    private const int MostKeptBytes = 64 * 1024;

    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly byte[] _chunk = new byte[16 * 1024];
    private readonly DiscordOptions _options;
    private readonly TimeProvider _clock;
    private readonly SendLimit _limit;
    private readonly ZlibStream? _inflater;
    private ArrayBufferWriter<byte> _message = new();

    public GatewaySocket(DiscordOptions options, TimeProvider clock)
    {
        (_options, _clock, _limit) = (options, clock, new(clock));
        _inflater = options.Compression == GatewayCompression.ZlibStream ? new(options.MostInboundBytes) : null;
        // The gateway's heartbeats suffice; WebSocket pings have upset it (Discord.Net#60).
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _socket.Options.SetRequestHeader("User-Agent", options.UserAgent);
    }

    /// <summary>How the server closed; null if it did not.</summary>
    public (int? Code, string? Reason) Closed => ((int?)_socket.CloseStatus, _socket.CloseStatusDescription);

    public Task ConnectAsync(Uri address, CancellationToken cancellationToken) =>
        _socket.ConnectAsync(WithQuery(address, _options.Compression), cancellationToken);

    public async Task SendAsync<T>(T command, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(command, type);
        if (bytes.Length > MostOutboundBytes)
            throw new InvalidOperationException($"{typeof(T).Name} has {bytes.Length} bytes, Discord takes {MostOutboundBytes}.");

        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _limit.WaitAsync(cancellationToken);
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message, to be used before the one after it is asked for, or null when the server has closed.</summary>
    /// <exception cref="InvalidDataException">It is too large or cannot be unpacked.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _message.ResetWrittenCount();
        if (_message.Capacity > MostKeptBytes)
            _message = new();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_chunk.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (_message.WrittenCount + part.Count > _options.MostInboundBytes)
                throw new InvalidDataException($"more than {_options.MostInboundBytes} bytes");
            _message.Write(_chunk.AsSpan(0, part.Count));
            if (part.EndOfMessage && Whole(_message.WrittenMemory, part.MessageType))
                return part.MessageType == WebSocketMessageType.Binary ? _inflater!.Inflate(_message.WrittenMemory) : _message.WrittenMemory;
        }
    }

    /// <summary>Says goodbye and does not wait for an answer: the other side may be gone (dotnet/runtime#51590).</summary>
    public async Task CloseOutputAsync(int code)
    {
        using var patience = new CancellationTokenSource(GoodbyeTime, _clock);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, "", patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            _socket.Abort();
        }
    }

    /// <summary>Reads on until the other side has said goodbye, so that ours is not lost in a reset.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_socket.State is WebSocketState.CloseSent)
                await _socket.ReceiveAsync(_chunk.AsMemory(), cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            _socket.Abort();
        }
    }

    /// <summary>Breaks the connection.</summary>
    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
        _inflater?.Dispose();
    }

    private bool Whole(ReadOnlyMemory<byte> message, WebSocketMessageType type)
    {
        if (type == WebSocketMessageType.Binary && _inflater is null)
            throw new InvalidDataException("a compressed message that was not asked for");
        return type == WebSocketMessageType.Text || ZlibStream.IsWhole(message.Span);
    }

    private static Uri WithQuery(Uri address, GatewayCompression compression)
    {
        var query = compression == GatewayCompression.ZlibStream ? "v=10&encoding=json&compress=zlib-stream" : "v=10&encoding=json";
        return new UriBuilder(address) { Query = query }.Uri;
    }
}
