using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>An answer of the REST interface, complete before its first byte is sent.</summary>
internal sealed record DiscordAnswer(int Status, JsonNode? Json = null)
{
    public string? Html { get; init; }

    public DiscordScope? Scope { get; init; }

    public bool IsCutOff { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public int? Code => Json is JsonObject error && Status >= 400 ? error["code"]?.GetValue<int>() : null;

    /// <summary>Whether Cloudflare counts it towards a ban.</summary>
    public bool IsInvalid => Status is 401 or 403 or 429 && Scope is not DiscordScope.Shared;

    public static DiscordAnswer Ok(JsonNode json) => new(200, json);

    public static DiscordAnswer NoContent { get; } = new(204);

    public static DiscordAnswer Limited(DiscordScope scope, TimeSpan wait)
    {
        var seconds = Math.Ceiling(wait.TotalMilliseconds) / 1000;
        List<(string, string)> headers =
        [
            ("Retry-After", Text(Math.Ceiling(seconds))), ("X-RateLimit-Scope", scope.ToString().ToLowerInvariant()),
        ];
        if (scope is DiscordScope.Global)
            headers.Add(("X-RateLimit-Global", "true"));
        var body = new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = seconds, ["global"] = scope is DiscordScope.Global };
        return new DiscordAnswer(429, body) { Headers = headers, Scope = scope };
    }

    /// <summary>Cloudflare's ban, which knows nothing of Discord's headers.</summary>
    public static DiscordAnswer Banned(TimeSpan? wait) => new(429)
    {
        Html = "<!DOCTYPE html>\n<html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head>"
            + "<body><h1>Error 1015</h1><p>You are being rate limited</p></body></html>\n",
        Headers = wait is { } time ? [("Retry-After", Text(Math.Ceiling(time.TotalSeconds)))] : [],
    };

    public static DiscordAnswer ServerError(int status, bool html) => new(status)
    {
        Html = html ? $"<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center><hr><center>cloudflare</center></body></html>\n" : "",
    };

    public async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        var bytes = Encoding.UTF8.GetBytes(Html ?? Json?.ToJsonString() ?? "");
        if (bytes.Length > 0)
            response.ContentType = Html is null ? "application/json" : "text/html; charset=UTF-8";
        if (Status is not 204)
            response.ContentLength = bytes.Length;
        LastWrite.Begins(response.HttpContext, Status);
        if (bytes.Length == 0)
            return; // Kestrel takes even an empty write to a 204 for a mistake
        await response.Body.WriteAsync(IsCutOff ? bytes.AsMemory(0, bytes.Length / 2) : bytes, cancellationToken);
        if (!IsCutOff)
            return;
        await response.Body.FlushAsync(cancellationToken);
        response.HttpContext.Abort();
    }

    public static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Ends the handling of a request that Discord would refuse.</summary>
internal sealed class RefusedException(DiscordAnswer answer) : Exception(answer.Json?.ToJsonString())
{
    public DiscordAnswer Answer => answer;
}
