using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries.Models;

/// <summary>Papers' PDFs at DashScope, each for as long as its summary is being written.</summary>
internal sealed partial class UploadedPapers(DashScopeFiles files, FetchedPapers papers, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<UploadedPapers> logger)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1), DeleteWithin = TimeSpan.FromSeconds(10);

    /// <returns>The file's id, or why there is none.</returns>
    public async Task<(string? Id, string? Problem)> UploadAsync(PaperText paper, CancellationToken cancellationToken)
    {
        string? id = null;
        var (pdf, problem) = await papers.PdfAsync(paper.Id, paper.Version, cancellationToken);
        if (pdf is not null)
            (id, problem) = await UploadAsync(pdf, $"{paper.Id.Value.Replace('/', '-')}v{paper.Version ?? 1}.pdf", cancellationToken);
        if (problem is not null)
            LogNotUploaded(paper.Id, problem);
        return (id, problem);
    }

    /// <summary>As well as it goes: the summary is there already.</summary>
    public async Task DeleteAsync(string id)
    {
        using var limit = new CancellationTokenSource(DeleteWithin, clock);
        try
        {
            await files.DeleteAsync(id, limit.Token);
        }
        catch (Exception exception) when (exception is ModelException or OperationCanceledException)
        {
            LogNotDeleted(id, ModelClients.WordsOf(exception));
        }
    }

    private async Task<(string? Id, string? Problem)> UploadAsync(byte[] pdf, string name, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(options.Value.RequestTimeout, clock, cancellationToken);
        string? id = null;
        try
        {
            var file = await files.UploadAsync(pdf, name, limit.Token);
            id = file.Id;
            while (!file.IsRead)
            {
                if (file.HasFailed)
                    throw new ModelException("the service could not read it");
                await Task.Delay(PollEvery, clock, limit.Token);
                file = await files.GetAsync(id, limit.Token);
            }

            return (id, null);
        }
        catch (Exception exception) when (exception is ModelException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            if (id is not null)
                await DeleteAsync(id);
            return (null, exception is ModelException ? exception.Message : "the service did not read it in time");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The PDF of {Paper} is not given to the model, its text is: {Reason}")]
    private partial void LogNotUploaded(ArxivId paper, string reason);

    [LoggerMessage(LogLevel.Warning, "The uploaded file {File} may still be at DashScope: {Reason}")]
    private partial void LogNotDeleted(string file, string reason);
}
