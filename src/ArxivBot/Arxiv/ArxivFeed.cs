namespace ArxivBot.Arxiv;

/// <summary>One category's list as a feed gave it.</summary>
/// <param name="Day">The date the list carries in arXiv's zone; null when neither the channel nor an item has one.</param>
/// <param name="Damage">What is wrong with the document as a whole; null when it was received whole.</param>
internal sealed record ArxivFeed(
    DateOnly? Day, IReadOnlyList<FeedItem> Items, IReadOnlyList<UnparsedFeedItem> Unparsed, string? Damage)
{
    /// <summary>How many announcements the feed holds, whether or not they could be read.</summary>
    public int Announced => Items.Count + Unparsed.Count;

    /// <summary>The ids given out to new papers, in the order of giving out.</summary>
    public IReadOnlyList<ArxivId> NewIds() => [.. Items.Where(i => i.Kind == AnnouncementKind.New).Select(i => i.Id).Order()];
}

/// <summary>One announcement as a feed gave it.</summary>
internal sealed record FeedItem
{
    /// <summary>Place in the list, counted from 1.</summary>
    public required int Position { get; init; }

    public required ArxivId Id { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Version { get; init; }

    public required AnnouncementKind Kind { get; init; }

    /// <summary>arXiv's text: ASCII with TeX, on one line.</summary>
    public required string Title { get; init; }

    /// <summary>arXiv's text, whole; paragraphs are separated by a newline.</summary>
    public required string Abstract { get; init; }

    /// <summary>In the paper's order, affiliations in parentheses included.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>The primary one first.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The date of the list it stands in; null when the item carries none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The licence's address.</summary>
    public string? License { get; init; }
}

/// <summary>An announcement that could not be read: kept, so that nothing is lost in silence.</summary>
/// <param name="Position">Place in the list, counted from 1.</param>
/// <param name="Source">The item's XML, at most <see cref="LongestSource"/> characters.</param>
internal sealed record UnparsedFeedItem(int Position, string Reason, string Source)
{
    public const int LongestSource = 20_000;
}
