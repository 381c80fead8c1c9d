namespace ArxivBot.Summaries.Models;

/// <summary>A model that was asked and did not answer, in words for people.</summary>
internal sealed class ModelException(string words, Exception? cause = null) : Exception(words, cause)
{
    /// <summary>Of the service's answer; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>How long to wait before one more call may bring something; null when it would not.</summary>
    public TimeSpan? Again { get; init; }
}
