using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace ArxivBot.Arxiv;

/// <summary>Asks arXiv for the lists of its categories. https://info.arxiv.org/help/rss.html</summary>
/// <remarks>Waiting, retrying, timeouts and the size limit are its HttpClient's handlers, see <see cref="ArxivFeature"/>.</remarks>
internal sealed class FeedClient(HttpClient http, IOptions<ArxivOptions> options, TimeProvider clock)
{
    /// <param name="etag">Of the feed last read; arXiv then answers only if it has another one.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<FeedReply> ReadAsync(Category category, string? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(category));
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return await InterpretAsync(response, category, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            return new FeedReply.Failed(Describe(exception));
        }
    }

    /// <summary>Asks how the feed service is, and what time it is there.</summary>
    /// <returns>What it says of itself, or why it said nothing; its clock, UTC, where it told it.</returns>
    public async Task<(bool IsWell, string Words, DateTimeOffset? Clock)> StatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"{options.Value.FeedBaseUrl.ToString().TrimEnd('/')}/feed/status"), cancellationToken);
            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return (response.IsSuccessStatusCode, $"{(int)response.StatusCode} {response.ReasonPhrase}{Excerpt(text)}", response.Headers.Date);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            return (false, Describe(exception), null);
        }
    }

    private Uri AddressOf(Category category) =>
        new($"{options.Value.FeedBaseUrl.ToString().TrimEnd('/')}/rss/{category.Id}");

    private async Task<FeedReply> InterpretAsync(HttpResponseMessage response, Category category, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
            return new FeedReply.Unchanged();
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        if (!response.IsSuccessStatusCode)
        {
            return new FeedReply.Failed(
                $"arXiv answered {(int)response.StatusCode} {response.ReasonPhrase}{Excerpt(text)}",
                response.RetryAfter(clock),
                response.StatusCode is HttpStatusCode.TooManyRequests);
        }

        // A refusal that calls itself a success.
        if (text.AsSpan().TrimStart().StartsWith("Rate exceeded", StringComparison.OrdinalIgnoreCase))
            return new FeedReply.Failed($"arXiv answered 200{Excerpt(text)}", response.RetryAfter(clock), Limited: true);
        var feed = FeedParser.Parse(text, category.Id);
        if (feed is { Announced: 0, Damage: { } damage })
            return new FeedReply.Failed($"arXiv's answer could not be read: {damage}");
        return new FeedReply.Listed(feed, response.Headers.ETag?.ToString());
    }

    private static string Excerpt(string body)
    {
        const int Longest = 80;
        var line = body.AsSpan().Trim();
        if (line.IsEmpty || line.StartsWith('<'))
            return "";
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return $": '{(line.Length > Longest ? $"{line[..Longest]}…" : line)}'";
    }

    private string Describe(Exception exception) => exception switch
    {
        Polly.Timeout.TimeoutRejectedException => $"arXiv did not answer within {options.Value.RequestTimeout.TotalSeconds:0.#} s",
        AnswerTooLargeException => exception.Message,
        HttpRequestException { InnerException: { } cause } => $"{Place()} could not be reached: {cause.Message}",
        _ => $"{Place()} could not be reached: {exception.Message}",
    };

    private string Place() => options.Value.FeedBaseUrl.GetLeftPart(UriPartial.Authority);
}
