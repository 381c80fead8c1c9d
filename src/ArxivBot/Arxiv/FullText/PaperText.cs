namespace ArxivBot.Arxiv.FullText;

/// <summary>What a paper says, as far as it could be read: its sections in order, without references and boilerplate.</summary>
internal sealed record PaperText
{
    public required ArxivId Id { get; init; }

    /// <summary>The version that was read, counted from 1; null where arXiv did not say which.</summary>
    public int? Version { get; init; }

    public required TextSource Source { get; init; }

    public required string Title { get; init; }

    /// <summary>At least one; the abstract first where there is one.</summary>
    public required IReadOnlyList<PaperSection> Sections { get; init; }

    /// <summary>Addresses that the paper itself links to, each once, without those to arXiv's own pages.</summary>
    public IReadOnlyList<Uri> Links { get; init; } = [];

    /// <summary>Of all sections together.</summary>
    public int Length => Sections.Sum(section => section.Length);
}

/// <param name="Title">As printed, without its number; the abstract's is <c>Abstract</c>.</param>
/// <param name="Paragraphs">Each on one line, mathematics as readable text; a table is one paragraph with a line a row.</param>
internal sealed record PaperSection(SectionKind Kind, string Title, IReadOnlyList<string> Paragraphs)
{
    /// <summary>In characters.</summary>
    public int Length => Paragraphs.Sum(paragraph => paragraph.Length);
}

/// <summary>What a section is for, told from its title and, where that says nothing, from its place.</summary>
internal enum SectionKind
{
    Abstract,
    Introduction,
    RelatedWork,
    Method,
    Experiments,
    Results,
    Discussion,
    Limitations,
    Conclusion,
    Appendix,
    Other,
}

internal enum TextSource
{
    /// <summary>The metadata's abstract: nothing else could be read.</summary>
    Abstract,
    Html,
    Pdf,
}
