using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

/// <summary>How many rows of the constructed papers' tables are read from PDFs as they are from pages.</summary>
public partial class SampleTablesTests(ITestOutputHelper output)
{
    [Fact]
    public void Nearly_all_rows_of_tables_in_PDFs_are_those_of_pages()
    {
        var (equal, all, made) = (0, 0, 0);
        foreach (var id in SamplePapers.Ids)
        {
            var pages = Rows(HtmlPaperReader.Read(SamplePapers.Html(id.Value), id));
            var read = Rows(PdfPaperReader.Read(SamplePapers.Pdf(id.Value), id));
            (all, made) = (all + pages.Count, made + read.Count);
            var missed = pages.Where(row => !read.Remove(row)).ToList();
            equal += pages.Count - missed.Count;
            output.WriteLine($"{id}: {pages.Count - missed.Count} of {pages.Count}, not {string.Join("; ", missed)}; instead {string.Join("; ", read)}");
        }

        output.WriteLine($"{equal} of {all} rows, of {made} read");
        ((double)equal / all).ShouldBeGreaterThan(0.95);
        made.ShouldBeLessThanOrEqualTo(all);
    }

    // Spaces, lowered letters and empty cells aside.
    private static List<string> Rows(PaperText paper) =>
    [
        .. paper.Sections.SelectMany(section => section.Paragraphs)
            .Where(paragraph => paragraph.Contains(" | ", StringComparison.Ordinal))
            .SelectMany(table => table.Split('\n'))
            // What spans columns leaves empty cells on pages, and none that a PDF could show.
            .Select(row => EmptyCells().Replace(string.Concat(row.Normalize(NormalizationForm.FormKC).Replace('−', '-').Where(letter => !char.IsWhiteSpace(letter) && letter != '_')), "|").Trim('|')),
    ];

    [GeneratedRegex(@"\|{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyCells();
}
