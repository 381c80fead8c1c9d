using ArxivBot.Arxiv.FullText;
using ArxivBot.Tests.Arxiv.FullText;
using ArxivBot.Tests.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries;

/// <summary>The papers that summaries are tried on: five pages as arXiv makes them, and twelve short ones.</summary>
internal static class SummarizedPapers
{
    public static IReadOnlyList<PaperText> All { get; } =
    [
        // The figures in docs/summaries.md are of these; the later ones are there for the readers.
        .. SamplePapers.Ids.Take(5).Select(id => HtmlPaperReader.Read(SamplePapers.Html(id.Value), id)),
        .. WrittenSet.Of("First").Papers.Select(paper => WithKinds(paper.Text)),
    ];

    /// <summary>The kinds that a reader would give the sections; the written papers leave them out.</summary>
    private static PaperText WithKinds(PaperText paper) => paper with
    {
        Sections = [.. paper.Sections.Select((section, at) => section with { Kind = SectionKinds.OfSection(section.Title, isFirst: at == 1) })],
    };
}
