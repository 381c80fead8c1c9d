using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord;

namespace ArxivBot.Discord.Tests.Simulator;

/// <summary>A plain WebSocket that answers nothing by itself.</summary>
internal sealed class GatewayClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    // A gateway that says nothing would hold the test for ever.
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private GatewayClient()
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _patience.CancelAfter(TimeSpan.FromSeconds(30));
    }

    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>Of the last message.</summary>
    public int Fragments { get; private set; }

    public static async Task<GatewayClient> ConnectAsync(DiscordSimulator discord, string path = "gateway/?v=10&encoding=json")
    {
        var client = new GatewayClient();
        await client._socket.ConnectAsync(new Uri($"ws://{discord.BaseUrl.Authority}/{path}"), TestContext.Current.CancellationToken);
        return client;
    }

    public static string Identify(string token, int intents = 1, string more = "") =>
        $$$"""{"op":2,"d":{"token":"{{{token}}}","intents":{{{intents}}},"properties":{"os":"linux","browser":"x","device":"x"}{{{more}}}}}""";

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    public Task CloseAsync(int code) => _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, TestContext.Current.CancellationToken);

    /// <returns>Null when the gateway has closed.</returns>
    public async Task<JsonObject?> ReceiveAsync()
    {
        var (bytes, buffer) = (new MemoryStream(), new byte[65_536]);
        Fragments = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
            if (read.MessageType is WebSocketMessageType.Close)
                return null;
            bytes.Write(buffer, 0, read.Count);
            Fragments++;
            if (read.EndOfMessage)
                return (JsonObject)JsonNode.Parse(bytes.ToArray())!;
        }
    }

    /// <summary>The next of this op, or of this event.</summary>
    public async Task<JsonObject> HearsAsync(int op, string? name = null)
    {
        while (await ReceiveAsync() is { } frame)
        {
            if (frame["op"]!.GetValue<int>() == op && (name is null || frame["t"]?.GetValue<string>() == name))
                return frame;
        }

        throw new ShouldAssertException($"The gateway closed with {CloseCode} before op {op} {name}");
    }

    public async Task<int?> ClosedAsync()
    {
        while (await ReceiveAsync() is not null)
            continue;
        return CloseCode;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
