namespace ArxivBot.Arxiv;

/// <summary>What became of asking arXiv for one category's feed.</summary>
internal abstract record FeedReply
{
    /// <param name="ETag">To ask next time whether the feed is still the same; null when arXiv gave none.</param>
    internal sealed record Listed(ArxivFeed Feed, string? ETag) : FeedReply;

    /// <summary>The feed is the one whose ETag was sent.</summary>
    internal sealed record Unchanged : FeedReply;

    /// <param name="Reason">For the operator: what arXiv answered, or why there was no answer.</param>
    /// <param name="RetryAfter">How long arXiv asks to be left alone; null when it does not say.</param>
    /// <param name="Limited">arXiv refuses for too many requests, so that asking for other categories is of no use.</param>
    internal sealed record Failed(string Reason, TimeSpan? RetryAfter = null, bool Limited = false) : FeedReply;
}
