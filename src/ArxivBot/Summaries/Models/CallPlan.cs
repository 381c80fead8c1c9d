using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries.Models;

/// <summary>How the model is asked for one summary: by the paper's PDF while that goes, then by its text; once more where the service stumbles, and once more where what it wrote is wrong.</summary>
/// <param name="files">Null where no PDF is uploaded.</param>
/// <param name="timeout">Of one call and what is tried again in its place.</param>
internal sealed class CallPlan(UploadedPapers? files, PaperText paper, TimeSpan timeout, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private long _began = clock.GetTimestamp();
    private string? _fileId, _problem;
    private ModelException? _failure;
    private bool _hasWritten;

    /// <summary>Whether this call is another's second try.</summary>
    public bool IsAgain { get; private set; }

    public bool UsesFile => files is not null && _problem is null;

    /// <summary>Why the PDF was not used; null when it was, or was not wanted.</summary>
    public string? Note => _problem is null ? null : $"The model was given the paper's text, not its PDF: {_problem}.";

    /// <summary>Whether the key is refused, which is said once for all papers.</summary>
    public bool IsRefused => _failure?.Status == 401;

    /// <summary>For the call under way.</summary>
    public TimeSpan Left => timeout - clock.GetElapsedTime(_began) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <returns>The uploaded file's id; null to ask by text.</returns>
    public async Task<string?> FileAsync(CancellationToken cancellationToken)
    {
        if (!UsesFile || _fileId is not null)
            return _fileId;
        (_fileId, _problem) = await files!.UploadAsync(paper, cancellationToken);
        _began = clock.GetTimestamp();
        return _fileId;
    }

    /// <returns>What to say of it.</returns>
    public string Failed(Exception exception)
    {
        _failure = exception as ModelException ?? new ModelException(ModelClients.WordsOf(exception), exception);
        return _failure.Message;
    }

    /// <summary>Waits where that helps.</summary>
    /// <param name="isWritten">Whether there was an answer of the right form; it was not good enough.</param>
    /// <returns>Whether to call once more.</returns>
    public async Task<bool> GoesOnAsync(bool isWritten, CancellationToken cancellationToken)
    {
        var failure = _failure;
        _failure = null;
        if (isWritten)
        {
            if (_hasWritten)
                return false;
            (_hasWritten, _began) = (true, clock.GetTimestamp());
            return true;
        }

        if (failure is { Again: { } wait } && !IsAgain && wait <= LongestWait && wait < Left)
        {
            IsAgain = true;
            await Task.Delay(wait, clock, cancellationToken);
            return true;
        }

        // Refused for the file's sake, or not read in time: the text may do.
        if (_fileId is null || failure is not { Status: null or 400, Again: null })
            return false;
        await DisposeAsync();
        (_problem, _began, IsAgain) = (failure.Message, clock.GetTimestamp(), true);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_fileId is { } id)
            await files!.DeleteAsync(id);
        _fileId = null;
    }
}
