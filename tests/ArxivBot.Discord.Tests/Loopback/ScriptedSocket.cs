using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Discord.Tests.Loopback;

/// <summary>The server's end of one connection.</summary>
internal sealed class ScriptedSocket(WebSocket socket, HttpContext context, ScriptedGateway gateway)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _buffer = new byte[64 * 1024];

    private static CancellationToken Cancelled => Patience.Token;

    public Task Over => _over.Task;

    public string Path { get; } = context.Request.Path;

    public string Query { get; } = context.Request.QueryString.Value ?? "";

    public string UserAgent { get; } = context.Request.Headers.UserAgent.ToString();

    public Task SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text);

    public async Task SendAsync(byte[] bytes, WebSocketMessageType type, int partsOf = int.MaxValue)
    {
        var sent = 0;
        do
        {
            var part = bytes.AsMemory(sent, Math.Min(partsOf, bytes.Length - sent));
            sent += part.Length;
            await socket.SendAsync(part, type, sent == bytes.Length, Cancelled);
        }
        while (sent < bytes.Length);
    }

    public Task HelloAsync(int milliseconds = 40_000) =>
        SendAsync($$"""{"op":10,"d":{"heartbeat_interval":{{milliseconds}},"_trace":["[\"gateway\"]"]},"s":null,"t":null}""");

    public Task AckAsync() => SendAsync("""{"op":11}""");

    public Task DispatchAsync(long sequence, string name, string data) =>
        SendAsync($$"""{"op":0,"d":{{data}},"s":{{sequence}},"t":"{{name}}"}""");

    /// <summary>Hello, the client's Identify, READY.</summary>
    public async Task<JsonElement> ReadyAsync(string session = "first", string guilds = "[]", int interval = 40_000)
    {
        await HelloAsync(interval);
        var identify = await ReceiveAsync();
        identify.GetProperty("op").GetInt32().ShouldBe(2);
        await DispatchAsync(1, "READY", $$$"""
            {"v":10,"user":{"id":"42","username":"digest","bot":true},"guilds":{{{guilds}}},"session_id":"{{{session}}}",
             "resume_gateway_url":"{{{gateway.ResumeUrl}}}","shard":[0,1],"application":{"id":"43","flags":0}}
            """);
        return identify.GetProperty("d");
    }

    /// <summary>Hello, and what the client says to it, of this op.</summary>
    public async Task<JsonElement> GreetedAsync(int op)
    {
        await HelloAsync();
        var greeting = await ReceiveAsync();
        greeting.GetProperty("op").GetInt32().ShouldBe(op);
        return greeting.GetProperty("d");
    }

    public async Task<JsonElement> ReceiveAsync()
    {
        var received = await socket.ReceiveAsync(_buffer.AsMemory(), Cancelled);
        received.MessageType.ShouldBe(WebSocketMessageType.Text, $"closed with {socket.CloseStatus}");
        received.EndOfMessage.ShouldBeTrue();
        using var json = JsonDocument.Parse(_buffer.AsMemory(0, received.Count));
        return json.RootElement.Clone();
    }

    /// <summary>The code with which the client closes; frames until then are passed over.</summary>
    public async Task<int> ClosedByClientAsync()
    {
        while ((await socket.ReceiveAsync(_buffer.AsMemory(), Cancelled)).MessageType != WebSocketMessageType.Close)
        {
        }

        var code = (int)socket.CloseStatus!;
        await CloseAsync(code);
        return code;
    }

    public async Task CloseAsync(int code)
    {
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, "", Cancelled);
        _over.TrySetResult();
    }

    /// <summary>Drops the connection without a word.</summary>
    public void Drop()
    {
        if (_over.Task.IsCompleted)
            return;
        context.Abort();
        _over.TrySetResult();
    }
}
