using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Simulators.Loopback;

/// <summary>The HTTP/1.1 server under every simulator: real sockets on 127.0.0.1, each request recorded, stopped within a second.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromMilliseconds(500);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping;
    private int _disposed;

    private LoopbackServer(WebApplication application, CancellationTokenSource stopping)
    {
        (_application, _stopping) = (application, stopping);
        BaseUrl = new Uri(application.Urls.Single());
    }

    /// <summary>Ends with a slash.</summary>
    public Uri BaseUrl { get; }

    /// <param name="port">0 for any free one.</param>
    /// <param name="answer">Its token is cancelled when the client goes away and when the server stops.</param>
    /// <param name="answered">Told of each request once it is over.</param>
    public static async Task<LoopbackServer> StartAsync(
        int port,
        RequestLog requests,
        Func<HttpContext, CancellationToken, Task> answer,
        Action<RecordedRequest>? answered,
        CancellationToken cancellationToken)
    {
        // The empty builder reads no settings, watches no files and installs no signal handlers: a test run may hold hundreds of these.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null; // a slow reader is the client's own affair, and the slow fault is ours
            kestrel.Listen(IPAddress.Loopback, port, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1;
                endpoint.Use(next => connection => CountAsync(requests, next, connection));
            });
        });

        var stopping = new CancellationTokenSource();
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, requests, answer, answered, stopping.Token));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            stopping.Dispose();
            throw;
        }

        return new LoopbackServer(application, stopping);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync();
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private static async Task CountAsync(RequestLog requests, ConnectionDelegate next, ConnectionContext connection)
    {
        requests.ConnectionOpened();
        try
        {
            await next(connection);
        }
        finally
        {
            requests.ConnectionClosed();
        }
    }

    private static async Task AnswerAsync(
        HttpContext context,
        RequestLog requests,
        Func<HttpContext, CancellationToken, Task> answer,
        Action<RecordedRequest>? answered,
        CancellationToken stopping)
    {
        var request = requests.Begin(context);
        context.Features.Set(new LastWrite(status => requests.End(request, status)));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await answer(context, ended.Token);
        }
        catch (Exception exception) when (ended.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            context.Abort(); // the client has gone or the simulator is stopping: nobody is left to answer
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // The simulator's own failure, such as an unreadable file: the test that met it shows why.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync($"The simulator failed: {exception}", ended.Token);
        }
        finally
        {
            requests.End(request, context.Response.HasStarted ? context.Response.StatusCode : null);
            answered?.Invoke(request);
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
