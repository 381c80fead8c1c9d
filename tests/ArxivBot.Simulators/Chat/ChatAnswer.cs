using System.Globalization;
using System.Text.Json;
using ArxivBot.Simulators.Chat.Faults;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Chat;

/// <summary>An answer of the chat service, complete before its first byte is sent.</summary>
internal sealed record ChatAnswer(int Status, byte[] Body)
{
    public string? RetryAfter { get; private init; }

    public static ChatAnswer Accepted(string id) => new(200, JsonSerializer.SerializeToUtf8Bytes(new AcceptedId(id), ChatJson.Default.AcceptedId));

    public static ChatAnswer Invalid(string message) => Refused(400, new ChatError("invalid", message));

    public static ChatAnswer Unauthorized { get; } = Refused(401, new ChatError("unauthorized", "The bearer token is missing or wrong."));

    public static ChatAnswer Forbidden { get; } =
        Refused(403, new ChatError("forbidden", "The chat does not let you send messages.") { Missing = "send_messages" });

    public static ChatAnswer UnknownChat { get; } = Refused(404, new ChatError("unknown_chat", "There is no chat at this address."));

    public static ChatAnswer UnknownMessage { get; } = Refused(404, new ChatError("unknown_message", "The chat has no message of this id."));

    public static ChatAnswer UnknownInteraction { get; } =
        Refused(404, new ChatError("unknown_interaction", "The interaction never was, or is over."));

    public static ChatAnswer NotFound { get; } = Refused(404, new ChatError("not_found", "There is nothing at this path."));

    public static ChatAnswer MethodNotAllowed { get; } = Refused(405, new ChatError("method_not_allowed", "This path takes another method."));

    public static ChatAnswer Gone { get; } = Refused(410, new ChatError("gone", "The chat has thrown you out, or is no more."));

    public static ChatAnswer Moved(string to) => Refused(409, new ChatError("moved", "The chat has another address now.") { MovedTo = to });

    public static ChatAnswer ServerError(int status) => Refused(status, new ChatError("server_error", "The service has a bad day."));

    /// <param name="wait">Told in seconds, rounded up to a millisecond; null tells nothing.</param>
    public static ChatAnswer RateLimited(RateScope scope, TimeSpan? wait, RetryAfterIn where)
    {
        var seconds = wait is { } time && where is not RetryAfterIn.Nowhere ? Math.Ceiling(time.TotalMilliseconds) / 1000 : (double?)null;
        var error = new ChatError("rate_limited", "Too many requests.")
        {
            Scope = scope is RateScope.Global ? "global" : "chat",
            RetryAfter = seconds,
        };
        return Refused(429, error) with
        {
            RetryAfter = where is RetryAfterIn.HeaderAndBody ? seconds?.ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    public async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = Body.Length;
        if (RetryAfter is not null)
            response.Headers.RetryAfter = RetryAfter;
        LastWrite.Begins(response.HttpContext, Status);
        await response.Body.WriteAsync(Body, cancellationToken);
    }

    private static ChatAnswer Refused(int status, ChatError error) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(error, ChatJson.Default.ChatError));
}
