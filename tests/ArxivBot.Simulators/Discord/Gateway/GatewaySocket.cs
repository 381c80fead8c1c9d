using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>A WebSocket together with the stream under it, on which frames can be written that no WebSocket would send.</summary>
internal sealed class GatewaySocket : IDisposable
{
    /// <summary>An opcode that no version of the protocol has: RFC 6455, 5.2.</summary>
    private static readonly byte[] MalformedFrame = [0x83, 0x01, 0x00];

    private readonly Stream _stream;

    // All that a connection is told is one zlib stream, flushed after each message.
    private readonly MemoryStream? _packed;
    private readonly ZLibStream? _packer;

    private GatewaySocket(WebSocket socket, Stream stream, bool compresses)
    {
        (Socket, _stream) = (socket, stream);
        if (compresses)
            _packer = new ZLibStream(_packed = new MemoryStream(), CompressionLevel.Fastest);
    }

    public WebSocket Socket { get; }

    /// <returns>Null when the request is not for a WebSocket; it is answered then.</returns>
    public static async Task<GatewaySocket?> AcceptAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var key = request.Headers.SecWebSocketKey.ToString();
        if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade || key.Length == 0 || request.Headers.SecWebSocketVersion != "13")
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        response.Headers.Upgrade = "websocket";
        response.Headers.Connection = "Upgrade";
        response.Headers.SecWebSocketAccept = AcceptOf(key);
        var stream = await upgrade.UpgradeAsync();
        return new GatewaySocket(WebSocket.CreateFromStream(stream, isServer: true, subProtocol: null, Timeout.InfiniteTimeSpan), stream, request.Query["compress"] == "zlib-stream");
    }

    /// <param name="fragment">The most bytes of one frame; null for all in one.</param>
    public async Task SendAsync(string text, int? fragment, CancellationToken cancellationToken)
    {
        var bytes = Packed(Encoding.UTF8.GetBytes(text));
        do
        {
            var part = bytes[..Math.Min(bytes.Length, fragment ?? bytes.Length)];
            bytes = bytes[part.Length..];
            await Socket.SendAsync(part, _packer is null ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: bytes.IsEmpty, cancellationToken);
        }
        while (!bytes.IsEmpty);
    }

    /// <summary>One frame of so many blanks, as far as the client reads it.</summary>
    public async Task SendBlanksAsync(long bytes, CancellationToken cancellationToken)
    {
        // RFC 6455, 5.2: the length of 127 says that the next eight bytes hold it.
        var header = new byte[10];
        (header[0], header[1]) = (0x81, 127);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(2), bytes);
        await _stream.WriteAsync(header, cancellationToken);
        var blanks = new byte[64 * 1024];
        blanks.AsSpan().Fill((byte)' ');
        for (var left = bytes; left > 0; left -= blanks.Length)
            await _stream.WriteAsync(blanks.AsMemory(0, (int)Math.Min(left, blanks.Length)), cancellationToken);
    }

    public Task SendMalformedAsync(CancellationToken cancellationToken) => _stream.WriteAsync(MalformedFrame, cancellationToken).AsTask();

    /// <returns>The message; empty at the end; null when it is longer than the gateway takes or not text.</returns>
    public async Task<string?> ReceiveAsync(int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most + 1];
        var length = 0;
        while (true)
        {
            var read = await Socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read.MessageType is WebSocketMessageType.Close)
                return "";
            length += read.Count;
            if (length > most || read.MessageType is WebSocketMessageType.Binary)
                return null;
            if (read.EndOfMessage)
                return length == 0 ? null : Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public void Dispose()
    {
        Socket.Dispose();
        _packer?.Dispose();
        _packed?.Dispose();
    }

    private ReadOnlyMemory<byte> Packed(byte[] bytes)
    {
        if (_packer is null || _packed is null)
            return bytes;
        _packed.SetLength(0);
        _packer.Write(bytes);
        _packer.Flush();
        return _packed.ToArray();
    }

    // RFC 6455, 4.2.2: the hash is not for secrecy.
#pragma warning disable CA5350
    private static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
}
