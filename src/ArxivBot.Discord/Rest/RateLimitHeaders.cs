using System.Globalization;
using System.Net.Http.Headers;

namespace ArxivBot.Discord;

/// <summary>What an answer says of its limit. Reset-After is used rather than Reset, which needs equal clocks.</summary>
internal sealed record RateLimitHeaders(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter)
{
    public string? Scope { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public bool Global { get; private init; }

    public static RateLimitHeaders Of(HttpResponseHeaders headers) => new(
        Text(headers, "X-RateLimit-Bucket"),
        (int?)Number(headers, "X-RateLimit-Limit"),
        (int?)Number(headers, "X-RateLimit-Remaining"),
        Seconds(Number(headers, "X-RateLimit-Reset-After")))
    {
        Scope = Text(headers, "X-RateLimit-Scope"),
        RetryAfter = Seconds(Number(headers, "Retry-After")),
        Global = Text(headers, "X-RateLimit-Global") is "true",
    };

    /// <summary>Bounded, so that no answer can stop a route for ever.</summary>
    public static TimeSpan? Seconds(double? seconds) =>
        seconds is { } value && double.IsFinite(value) ? TimeSpan.FromSeconds(Math.Clamp(value, 0, 86_400)) : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < int.MaxValue
            ? number
            : null;

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
