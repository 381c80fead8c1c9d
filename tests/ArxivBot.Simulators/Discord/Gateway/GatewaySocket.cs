using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>A WebSocket together with the stream under it, on which frames can be written that no WebSocket would send.</summary>
internal sealed class GatewaySocket(WebSocket socket, Stream stream) : IDisposable
{
    /// <summary>An opcode that no version of the protocol has: RFC 6455, 5.2.</summary>
    private static readonly byte[] MalformedFrame = [0x83, 0x01, 0x00];

    public WebSocket Socket => socket;

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
        return new GatewaySocket(WebSocket.CreateFromStream(stream, isServer: true, subProtocol: null, Timeout.InfiniteTimeSpan), stream);
    }

    /// <param name="fragment">The most bytes of one frame; null for all in one.</param>
    public async Task SendAsync(string text, int? fragment, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text).AsMemory();
        do
        {
            var part = bytes[..Math.Min(bytes.Length, fragment ?? bytes.Length)];
            bytes = bytes[part.Length..];
            await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: bytes.IsEmpty, cancellationToken);
        }
        while (!bytes.IsEmpty);
    }

    public Task SendMalformedAsync(CancellationToken cancellationToken) => stream.WriteAsync(MalformedFrame, cancellationToken).AsTask();

    /// <returns>The message; empty at the end; null when it is longer than the gateway takes or not text.</returns>
    public async Task<string?> ReceiveAsync(int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most + 1];
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read.MessageType is WebSocketMessageType.Close)
                return "";
            length += read.Count;
            if (length > most || read.MessageType is WebSocketMessageType.Binary)
                return null;
            if (read.EndOfMessage)
                return length == 0 ? null : Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public void Dispose() => socket.Dispose();

    // RFC 6455, 4.2.2: the hash is not for secrecy.
#pragma warning disable CA5350
    private static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
}
