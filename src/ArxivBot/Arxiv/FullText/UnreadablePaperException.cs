namespace ArxivBot.Arxiv.FullText;

/// <summary>A file that arXiv has, and of which no text can be had.</summary>
/// <param name="message">For the operator: what is wrong with the file.</param>
internal sealed class UnreadablePaperException(UnreadableReason reason, string message, Exception? cause = null) : Exception(message, cause)
{
    public UnreadableReason Reason { get; } = reason;
}

internal enum UnreadableReason
{
    /// <summary>The page is not a paper: an error page, or the stub of a conversion that failed.</summary>
    NotAPaper,

    /// <summary>The file is damaged, or not of the kind it should be.</summary>
    Broken,

    /// <summary>The file opens only with a password.</summary>
    Encrypted,

    /// <summary>Pages without text: scanned, or drawn.</summary>
    NoText,

    /// <summary>More bytes, nodes or memory than any paper needs.</summary>
    TooLarge,

    /// <summary>Reading took longer than any paper takes.</summary>
    TooSlow,
}
