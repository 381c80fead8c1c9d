using System.Net;
using Microsoft.Extensions.Options;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Asks arXiv for a paper's page, and for its PDF where there is no page, and reads it.</summary>
/// <remarks>Waiting, retrying, timeouts and the size limit are its HttpClient's handlers, see <see cref="ArxivFeature"/>.</remarks>
internal sealed class FullTextClient(HttpClient http, PaperProcess reader, IOptions<ArxivOptions> options)
{
    /// <param name="version">Counted from 1; null for the newest.</param>
    /// <returns>Null when arXiv has no PDF and no page that can be read, as of a withdrawn paper.</returns>
    /// <exception cref="UnreadablePaperException">arXiv has a PDF, and it cannot be read either.</exception>
    /// <exception cref="HttpRequestException">arXiv could not be reached, or refused.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<PaperText?> ReadAsync(ArxivId id, int? version, CancellationToken cancellationToken)
    {
        try
        {
            if (await GetAsync("html", id, version, cancellationToken) is { } page)
                return Versioned(await reader.ReadAsync(page, id, TextSource.Html, cancellationToken), version);
        }
        catch (Exception exception) when (exception is UnreadablePaperException or FeedTooLargeException)
        {
            // The PDF of the same paper may well be good: conversions fail more often than TeX does.
        }

        return await PdfAsync(id, version, cancellationToken) is { } pdf
            ? Versioned(await reader.ReadAsync(pdf, id, TextSource.Pdf, cancellationToken), version)
            : null;
    }

    /// <summary>The file itself, to be read elsewhere.</summary>
    /// <param name="version">Counted from 1; null for the newest.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="UnreadablePaperException">It is larger than any paper.</exception>
    /// <exception cref="HttpRequestException">arXiv could not be reached, or refused.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<byte[]?> PdfAsync(ArxivId id, int? version, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync("pdf", id, version, cancellationToken);
        }
        catch (FeedTooLargeException exception)
        {
            throw new UnreadablePaperException(UnreadableReason.TooLarge, $"the PDF of {id} is too large: {exception.Message}", exception);
        }
    }

    /// <returns>Null when there is none.</returns>
    private async Task<byte[]?> GetAsync(string kind, ArxivId id, int? version, CancellationToken cancellationToken)
    {
        var root = options.Value.ContentBaseUrl.ToString().TrimEnd('/');
        var address = new Uri($"{root}/{kind}/{id.Value}{(version is { } number ? $"v{number}" : "")}");
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseContentRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return null;
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Polly.Timeout.TimeoutRejectedException exception)
        {
            throw new HttpRequestException($"arXiv did not answer within {options.Value.RequestTimeout.TotalSeconds:0.#} s", exception);
        }
    }

    private static PaperText Versioned(PaperText paper, int? version) => paper.Version is null ? paper with { Version = version } : paper;
}
