using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Summaries;

/// <summary>Papers as arXiv gives them, or for people why it does not.</summary>
internal sealed partial class FetchedPapers(IServiceProvider services, TimeProvider clock, ILogger<FetchedPapers> logger)
{
    /// <summary>For whoever waits, with all turns and retries.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public Task<(PaperText? Text, string? Problem)> ReadAsync(ArxivId id, int? version, CancellationToken cancellationToken) =>
        AskAsync(id, version, (client, token) => client.ReadAsync(id, version, token), "arXiv has neither a page nor a PDF of it", cancellationToken);

    public Task<(byte[]? Pdf, string? Problem)> PdfAsync(ArxivId id, int? version, CancellationToken cancellationToken) =>
        AskAsync(id, version, (client, token) => client.PdfAsync(id, version, token), "arXiv has no PDF of it", cancellationToken);

    private async Task<(T? Paper, string? Problem)> AskAsync<T>(
        ArxivId id, int? version, Func<FullTextClient, CancellationToken, Task<T?>> ask, string nothing, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new TimeLimit(Patience, clock, cancellationToken);
        try
        {
            // The client comes from a factory that renews its connections.
            return await ask(services.GetRequiredService<FullTextClient>(), limit.Token) is { } paper ? (paper, null) : (null, nothing);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, FormattableString.Invariant($"arXiv did not give it within {Patience.TotalSeconds:0} s"));
        }
        catch (UnreadablePaperException exception)
        {
            LogUnreadable(id, version, exception.Message);
            return (null, WordsOf(exception.Reason));
        }
        catch (HttpRequestException exception)
        {
            return (null, $"arXiv could not be asked: {exception.Message}");
        }
    }

    // The exception's own words may quote the file, which a stranger wrote.
    private static string WordsOf(UnreadableReason reason) => reason switch
    {
        UnreadableReason.NotAPaper => "arXiv's page of it holds no paper, and there is no PDF",
        UnreadableReason.Encrypted => "its PDF opens only with a password",
        UnreadableReason.NoText => "its PDF has no text, as scanned pages have none",
        UnreadableReason.TooLarge => "its file is larger, or needs more memory, than any paper's",
        UnreadableReason.TooSlow => "its file takes too long to read",
        _ => "its file is damaged",
    };

    [LoggerMessage(LogLevel.Information, "{Paper}v{Version} cannot be read: {Reason}")]
    private partial void LogUnreadable(ArxivId paper, int? version, string reason);
}
