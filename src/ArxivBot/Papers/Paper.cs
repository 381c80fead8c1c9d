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
}
