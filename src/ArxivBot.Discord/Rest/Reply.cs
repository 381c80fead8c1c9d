using System.Net;

namespace ArxivBot.Discord;

/// <summary>An answer, read to its end.</summary>
internal sealed record Reply(HttpStatusCode Status, RateLimitHeaders Limits, ReadOnlyMemory<byte> Body)
{
    private const int MostBytes = 32 * 1024 * 1024;

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(response.StatusCode, RateLimitHeaders.Of(response.Headers), body);
    }
}
