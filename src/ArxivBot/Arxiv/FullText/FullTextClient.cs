using System.Net;
using Microsoft.Extensions.Options;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Asks arXiv for a paper's page, and for its PDF where there is no page, and reads it.</summary>
/// <remarks>Waiting, retrying, timeouts and the size limit are its HttpClient's handlers, see <see cref="ArxivFeature"/>.</remarks>
internal sealed class FullTextClient(HttpClient http, PaperProcess reader, IOptions<ArxivOptions> options)
{
    /// <param name="version">Counted from 1; null for the newest.</param>
    /// <returns>Null when arXiv has no PDF and no page that can be read, as of a withdrawn paper.</returns>
    /// <exception cref="UnreadablePaperException">What arXiv has cannot be read.</exception>
    /// <exception cref="HttpRequestException">arXiv could not be reached, or refused.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<PaperText?> ReadAsync(ArxivId id, int? version, CancellationToken cancellationToken)
    {
        UnreadablePaperException? unread = null;
        try
        {
            if (await GetAsync("html", id, version, cancellationToken) is { } page)
                return Versioned(await reader.ReadAsync(page, id, TextSource.Html, cancellationToken), version);
        }
        catch (UnreadablePaperException exception)
        {
            // The PDF of the same paper may well be good: conversions fail more often than TeX does.
            unread = exception;
        }

        if (await PdfAsync(id, version, cancellationToken) is { } pdf)
            return Versioned(await reader.ReadAsync(pdf, id, TextSource.Pdf, cancellationToken), version);
        // An error page is as good as none.
        return unread is null or { Reason: UnreadableReason.NotAPaper } ? null : throw unread;
    }

    /// <summary>The file itself, to be read elsewhere.</summary>
    /// <param name="version">Counted from 1; null for the newest.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="UnreadablePaperException">It is larger than any paper, or cannot be unpacked.</exception>
    /// <exception cref="HttpRequestException">arXiv could not be reached, or refused.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<byte[]?> PdfAsync(ArxivId id, int? version, CancellationToken cancellationToken) => GetAsync("pdf", id, version, cancellationToken);

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
        catch (AnswerTooLargeException exception)
        {
            throw new UnreadablePaperException(UnreadableReason.TooLarge, $"the {kind} of {id} is too large: {exception.Message}", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new UnreadablePaperException(UnreadableReason.Broken, $"the {kind} of {id} cannot be unpacked: {exception.Message}", exception);
        }
        catch (Polly.Timeout.TimeoutRejectedException exception)
        {
            throw new HttpRequestException($"arXiv did not answer within {options.Value.RequestTimeout.TotalSeconds:0.#} s", exception);
        }
    }

    private static PaperText Versioned(PaperText paper, int? version) => paper.Version is null ? paper with { Version = version } : paper;
}
