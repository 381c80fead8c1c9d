using System.Text.Json;

namespace ArxivBot.Discord;

/// <summary>What a 429 says: whose limit it is and how long it lasts.</summary>
internal sealed record TooManyRequests(TimeSpan RetryAfter, RateLimitScope Scope)
{
    /// <param name="unsaid">How long to wait for Cloudflare, whose pages may not say.</param>
    public static TooManyRequests Of(Reply reply, TimeSpan unsaid)
    {
        using var body = DiscordErrorBody.Object(reply.Body);
        var inBody = body is not null && body.RootElement.TryGetProperty("retry_after", out var seconds)
            && seconds.ValueKind == JsonValueKind.Number
            ? RateLimitHeaders.Seconds(seconds.GetDouble())
            : null;
        if (inBody is null && reply.Limits is { Bucket: null, Scope: null })
            return new(reply.Limits.RetryAfter ?? unsaid, RateLimitScope.Cloudflare);

        var global = reply.Limits.Global || reply.Limits.Scope == "global"
            || (body is not null && body.RootElement.TryGetProperty("global", out var all) && all.ValueKind == JsonValueKind.True);
        var scope = global ? RateLimitScope.Global : reply.Limits.Scope == "shared" ? RateLimitScope.Shared : RateLimitScope.Bucket;
        return new(inBody ?? reply.Limits.RetryAfter ?? reply.Limits.ResetAfter ?? TimeSpan.FromSeconds(1), scope);
    }
}
