using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>Makes one request: waits for its limits, sends it, and says what became of it.</summary>
internal sealed partial class RestSender(HttpClient http, DiscordOptions options, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan CloudflarePause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BadTokenPause = TimeSpan.FromMinutes(10);
    private readonly RateLimits _limits = new(options, clock);
    private readonly InvalidRequests _invalid = new(options.MostInvalidRequests, clock);
    private (DiscordError Error, DateTimeOffset Until)? _badToken;

    public int InvalidRequestCount => _invalid.Count;

    public async Task<Answer<T>> SendAsync<T>(RestRequest request, JsonTypeInfo<T>? type, CancellationToken cancellationToken)
    {
        if (Forbidden<T>(request.Route) is { } forbidden)
            return forbidden;
        var (place, wait, scope) = await _limits.EnterAsync(request.Route, cancellationToken);
        if (place is null)
            return new Answer<T>.RateLimited(wait, scope);

        RateLimitHeaders? headers = null;
        try
        {
            var (answer, reply) = await SendOnceAsync<T>(request, cancellationToken);
            if (reply is null)
                return answer!;
            headers = reply.Limits;
            return Read(request.Route, place, reply, type);
        }
        finally
        {
            _limits.Answered(request.Route, place, headers);
        }
    }

    private Answer<T>? Forbidden<T>(Route route)
    {
        if (_invalid.Wait is { Ticks: > 0 } wait)
            return new Answer<T>.RateLimited(wait, RateLimitScope.InvalidRequests);
        if (!route.IsInteraction && _badToken is { } bad && clock.GetUtcNow() < bad.Until)
            return new Answer<T>.Error(bad.Error);
        return null;
    }

    private async Task<(Answer<T>? Answer, Reply? Reply)> SendOnceAsync<T>(RestRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var message = Message(request);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (null, await Reply.ReadAsync(response, either.Token));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            var reason = timeout.IsCancellationRequested
                ? $"no answer within {options.RequestTimeout.TotalSeconds:0} s" : exception.GetBaseException().Message;
            LogNoAnswer(request.Route.Name, reason);
            return (Sent(message, exception) ? new Answer<T>.Unknown(reason) : new Answer<T>.NotSent(reason), null);
        }
    }

    private static bool Sent(HttpRequestMessage message, Exception exception) =>
        message.Content is TrackedContent body
            ? body.Begun
            : exception is not HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            };

    private HttpRequestMessage Message(RestRequest request)
    {
        var message = new HttpRequestMessage(request.Route.Method, $"{options.ApiBaseUrl.ToString().TrimEnd('/')}{request.Route.Path}");
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (!request.Route.IsInteraction)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        if (request.AuditReason is { } reason)
            message.Headers.Add("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        if (request.Body is { } body)
            message.Content = new TrackedContent(body());
        return message;
    }

    private Answer<T> Read<T>(Route route, Bucket place, Reply reply, JsonTypeInfo<T>? type)
    {
        if (reply.Status == HttpStatusCode.TooManyRequests)
            return TooMany<T>(route, place, reply);
        if ((int)reply.Status is >= 200 and < 300)
            return Value(route, reply, type);

        var error = DiscordErrorBody.Read(reply.Status, reply.Body);
        if (reply.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            _invalid.Add();
        if (reply.Status == HttpStatusCode.Unauthorized && !route.IsInteraction)
            _badToken = (error, clock.GetUtcNow() + BadTokenPause);
        if (error.Code == DiscordErrorCode.CloudflareBlock)
            _limits.PauseAll(CloudflarePause, RateLimitScope.Cloudflare);
        LogRefused(route.Name, error);
        return new Answer<T>.Error(error);
    }

    private Answer<T> TooMany<T>(Route route, Bucket place, Reply reply)
    {
        var limit = TooManyRequests.Of(reply, CloudflarePause);
        if (limit.Scope != RateLimitScope.Shared)
            _invalid.Add();
        if (limit.Scope is RateLimitScope.Global or RateLimitScope.Cloudflare)
            _limits.PauseAll(limit.RetryAfter, limit.Scope);
        else
            _limits.Pause(place, limit.RetryAfter);
        LogRateLimited(route.Name, limit.Scope, limit.RetryAfter.TotalSeconds);
        return new Answer<T>.RateLimited(limit.RetryAfter, limit.Scope);
    }

    private Answer<T> Value<T>(Route route, Reply reply, JsonTypeInfo<T>? type)
    {
        if (type is null)
            return new Answer<T>.Ok(default!);
        try
        {
            if (JsonSerializer.Deserialize(reply.Body.Span, type) is { } value)
                return new Answer<T>.Ok(value);
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception, route.Name);
        }

        return new Answer<T>.Unknown("Discord's answer could not be read");
    }

    [LoggerMessage(LogLevel.Warning, "{Route}: no answer of Discord: {Reason}")]
    private partial void LogNoAnswer(string route, string reason);

    [LoggerMessage(LogLevel.Warning, "{Route}: Discord refused: {Error}")]
    private partial void LogRefused(string route, DiscordError error);

    [LoggerMessage(LogLevel.Warning, "{Route}: rate limited ({Scope}) for {Seconds} s")]
    private partial void LogRateLimited(string route, RateLimitScope scope, double seconds);

    [LoggerMessage(LogLevel.Warning, "{Route}: Discord's answer could not be read")]
    private partial void LogUnreadable(Exception exception, string route);
}
