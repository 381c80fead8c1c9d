namespace ArxivBot.Arxiv.FullText;

/// <summary>What a paper may cost. The largest of arXiv's papers stay below; a file made to do harm does not.</summary>
internal static class PaperLimits
{
    /// <summary>Of a page or PDF, after decompression of the answer.</summary>
    public const int LargestFile = 30 * 1024 * 1024;

    /// <summary>In UTF-16 units. A survey of 200 pages with its markup has about 10 million.</summary>
    public const int LongestHtml = 20 * 1024 * 1024;

    /// <summary>Elements, texts and comments of a page.</summary>
    public const int MostNodes = 2_000_000;

    /// <summary>Levels of elements; those below are lifted to this one. Papers have about 40.</summary>
    public const int DeepestElement = 256;

    /// <summary>Characters kept of a paper; what comes later is cut. A book has about a million.</summary>
    public const int LongestText = 2_000_000;

    /// <summary>Text beyond belongs to the last one.</summary>
    public const int MostSections = 400;

    /// <summary>Of a paper or a section, in characters; a longer one is cut.</summary>
    public const int LongestTitle = 300;

    public const int MostLinks = 200;

    public const int LongestLink = 500;

    /// <summary>Of a PDF; later pages, mostly appendices, are not read.</summary>
    public const int MostPages = 60;
}
