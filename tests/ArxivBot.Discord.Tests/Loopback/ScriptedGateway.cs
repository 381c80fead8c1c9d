using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Discord.Tests.Loopback;

/// <summary>A gateway of which the test says, frame by frame, what it does.</summary>
internal sealed class ScriptedGateway : IAsyncDisposable
{
    private readonly Channel<ScriptedSocket> _sockets = System.Threading.Channels.Channel.CreateUnbounded<ScriptedSocket>();
    private readonly ConcurrentBag<ScriptedSocket> _all = [];
    private LoopbackHost? _host;

    public int Shards { get; set; } = 1;

    public int Remaining { get; set; } = 1000;

    public int MaxConcurrency { get; set; } = 1;

    /// <summary>What GET /gateway/bot answers, if not where the gateway is.</summary>
    public int? RefusesWith { get; set; }

    public Uri ApiBaseUrl => new(_host!.Url, "/api/v10");

    public Uri ResumeUrl => new UriBuilder(_host!.Url) { Scheme = "ws", Path = "/resume" }.Uri;

    private Uri GatewayUrl => new UriBuilder(_host!.Url) { Scheme = "ws", Path = "/gateway" }.Uri;

    public static async Task<ScriptedGateway> StartAsync()
    {
        var gateway = new ScriptedGateway();
        gateway._host = await LoopbackHost.StartAsync(gateway.HandleAsync);
        return gateway;
    }

    public async Task<ScriptedSocket> ConnectedAsync() => await _sockets.Reader.ReadAsync(Patience.Token);

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _all)
            socket.Drop();
        await _host!.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            var socket = new ScriptedSocket(await context.WebSockets.AcceptWebSocketAsync(), context, this);
            _all.Add(socket);
            await _sockets.Writer.WriteAsync(socket);
            await socket.Over;
            return;
        }

        context.Request.Path.Value.ShouldBe("/api/v10/gateway/bot");
        context.Request.Headers.Authorization.ToString().ShouldBe("Bot the.bot.token");
        context.Response.StatusCode = RefusesWith ?? 200;
        await context.Response.WriteAsync(RefusesWith is null
            ? $$$"""
                {"url":"{{{GatewayUrl}}}","shards":{{{Shards}}},"later":"unknown",
                 "session_start_limit":{"total":1000,"remaining":{{{Remaining}}},"reset_after":14400000,"max_concurrency":{{{MaxConcurrency}}} } }
                """
            : """{"message":"401: Unauthorized","code":0}""");
    }
}
