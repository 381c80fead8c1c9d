namespace ArxivBot.Arxiv;

/// <summary>Reads an answer whole, up to a limit, so that a cut-off or endless one fails where it can be retried.</summary>
/// <param name="largest">In bytes, after decompression.</param>
internal sealed class SizeLimitHandler(int largest = SizeLimitHandler.LargestFeed) : DelegatingHandler
{
    /// <summary>After decompression. A whole archive's feed of 2,000 papers has about 5 MiB.</summary>
    public const int LargestFeed = 64 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(largest, cancellationToken);
            return response;
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            response.Dispose();
            throw new AnswerTooLargeException($"arXiv's answer is larger than {largest / (1024 * 1024)} MiB, which no {(largest == LargestFeed ? "list" : "paper")} is", exception);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

/// <summary>Not worth asking again for: the answer would be as large.</summary>
internal sealed class AnswerTooLargeException(string message, Exception cause) : Exception(message, cause);
