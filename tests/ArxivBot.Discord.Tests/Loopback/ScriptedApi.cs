using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Discord.Tests.Loopback;

/// <summary>A REST interface that gives the answers the test has put in line, and fails a request too many.</summary>
internal sealed class ScriptedApi : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = [];
    private readonly SemaphoreSlim _seen = new(0);
    private LoopbackHost? _host;

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    public Uri BaseUrl => new(_host!.Url, "/api/v10");

    public static async Task<ScriptedApi> StartAsync()
    {
        var api = new ScriptedApi();
        api._host = await LoopbackHost.StartAsync(api.HandleAsync);
        return api;
    }

    public ScriptedApi Answers(int status, string body = "{}", params (string Name, string Value)[] headers) =>
        Answers(Task.CompletedTask, status, body, headers);

    /// <summary>Answers when told.</summary>
    public ScriptedApi Answers(Task when, int status, string body, params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(async context =>
        {
            await when;
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            if (status != 204)
                await context.Response.WriteAsync(body);
        });
        return this;
    }

    /// <summary>Breaks the connection after it has the request.</summary>
    public ScriptedApi Breaks()
    {
        _answers.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        return this;
    }

    /// <summary>Once so many requests have come.</summary>
    public async Task SeenAsync(int requests)
    {
        while (Requests.Count < requests)
            await _seen.WaitAsync(Patience.Token);
    }

    public ValueTask DisposeAsync() => _host!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Requests.Enqueue(new(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await body.ReadToEndAsync()));
        _seen.Release();
        if (_answers.TryDequeue(out var answer))
            await answer(context);
        else
            context.Response.StatusCode = 418;
    }
}

internal sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
