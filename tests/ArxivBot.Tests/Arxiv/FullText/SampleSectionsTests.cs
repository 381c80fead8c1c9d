using System.Text.RegularExpressions;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

/// <summary>How many sections of the constructed papers are found, against their sources.</summary>
public partial class SampleSectionsTests(ITestOutputHelper output)
{
    [Fact]
    public void All_sections_are_found_on_pages() =>
        Share(id => HtmlPaperReader.Read(SamplePapers.Html(id.Value), id)).ShouldBe(1);

    [Fact]
    public void Nearly_all_sections_are_found_in_PDFs() =>
        Share(id => PdfPaperReader.Read(SamplePapers.Pdf(id.Value), id)).ShouldBeGreaterThan(0.95);

    private double Share(Func<ArxivId, PaperText> read)
    {
        var (found, all) = (0, 0);
        foreach (var id in SamplePapers.Ids)
        {
            var written = Written(SamplePapers.Tex(id.Value));
            var titles = read(id).Sections.Select(section => section.Title.ToUpperInvariant()).ToHashSet();
            var missed = written.Where(title => !titles.Contains(title.ToUpperInvariant())).ToList();
            (found, all) = (found + written.Count - missed.Count, all + written.Count);
            output.WriteLine($"{id}: {written.Count - missed.Count} of {written.Count}, not {string.Join(", ", missed)}; extra {string.Join(", ", titles.Except(written.Select(t => t.ToUpperInvariant())))}");
        }

        output.WriteLine($"{found} of {all}");
        return (double)found / all;
    }

    /// <summary>With text of their own, thanks and references left out.</summary>
    private static List<string> Written(string tex) =>
    [
        "Abstract",
        .. Heading().Matches(tex)
            .Where(heading => !tex[(heading.Index + heading.Length)..].TrimStart().StartsWith("\\subsection", StringComparison.Ordinal))
            .Select(heading => heading.Groups[1].Value)
            .Where(title => !SectionKinds.IsCut(title) && !SectionKinds.IsReferences(title)),
    ];

    [GeneratedRegex(@"\\(?:sub)?section\*?\{([A-Z][^}]+)\}")]
    private static partial Regex Heading();
}
