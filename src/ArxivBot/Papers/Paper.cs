using ArxivBot.Arxiv;

namespace ArxivBot.Papers;

/// <summary>One arXiv id, whatever its versions; its metadata is that of the newest version seen.</summary>
internal sealed class Paper
{
    public required ArxivId Id { get; init; }

    /// <summary>The newest version seen, counted from 1.</summary>
    public required int Version { get; set; }

    /// <summary>arXiv's text: ASCII with TeX.</summary>
    public required string Title { get; set; }

    /// <summary>arXiv's text, whole; paragraphs are separated by a newline.</summary>
    public required string Abstract { get; set; }

    /// <summary>In the paper's order, affiliations in parentheses included.</summary>
    public required List<string> Authors { get; set; }

    /// <summary>All categories, the primary one first.</summary>
    public required List<string> Categories { get; set; }

    /// <summary>The licence's address as arXiv gives it.</summary>
    public string? License { get; set; }

    public string PrimaryCategory => Categories[0];

    /// <summary>Takes the item's metadata if its version is not older.</summary>
    public void BringUpToDate(FeedItem item)
    {
        if (item.Version < Version)
            return;
        (Version, Title, Abstract, License) = (item.Version, item.Title, item.Abstract, item.License);
        if (!Authors.SequenceEqual(item.Authors))
            Authors = [.. item.Authors];
        if (!Categories.SequenceEqual(item.Categories))
            Categories = [.. item.Categories];
    }
}

internal static class FeedItemPaper
{
    public static Paper ToPaper(this FeedItem item) => new()
    {
        Id = item.Id,
        Version = item.Version,
        Title = item.Title,
        Abstract = item.Abstract,
        Authors = [.. item.Authors],
        Categories = [.. item.Categories],
        License = item.License,
    };
}
