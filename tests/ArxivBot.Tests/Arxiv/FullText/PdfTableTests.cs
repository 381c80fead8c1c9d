using System.Diagnostics;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

public class PdfTableTests
{
    private const string Prose = "The order of reading is a small problem with a large effect, and it can be solved.";

    private static readonly (double, double, double)[] Rules = [(100, 400, 612), (100, 400, 592), (100, 400, 532)];

    [Fact]
    public void A_table_is_a_line_a_row_with_its_caption_before_it() =>
        Read([.. Table("Table 1: Scores."), .. Row(540, "Ours", "93.7 +- 0.1", "")], Rules)
            .ShouldBe([Prose, "Table 1: Scores.", "Method | Score (%) | Time\nPlain network | 71.3 +- 1.1 | 12\nWith masks |  | 9\nOurs | 93.7 +- 0.1 | "]);

    [Fact]
    public void A_caption_may_stand_below() =>
        Read([.. Table("Something else."), (100, 516, "Table 1: Scores.")], Rules).ShouldContain("Method | Score (%) | Time\nPlain network | 71.3 +- 1.1 | 12\nWith masks |  | 9");

    [Theory]
    [InlineData("Figure 1: Scores.")]
    [InlineData("Table 1 shows what came of it.")]
    [InlineData("Scores.")]
    public void Without_a_caption_it_stays_text(string caption) =>
        Read(Table(caption), Rules).ShouldNotContain(paragraph => paragraph.Contains('|'));

    [Fact]
    public void Without_lines_it_stays_text() =>
        Read(Table("Table 1: Scores."), []).ShouldNotContain(paragraph => paragraph.Contains('|'));

    [Fact]
    public void A_word_that_reaches_out_of_the_lines_leaves_all_as_text() =>
        Read([.. Table("Table 1: Scores."), (380, 540, "and out of the table")], Rules).ShouldNotContain(paragraph => paragraph.Contains('|'));

    [Fact]
    public void Sentences_between_lines_stay_sentences()
    {
        (double, double, string)[] lines =
        [
            (100, 640, "Table 1: The prompt."),
            (100, 600, "You are given a paper.   Write a summary of three sentences"),
            (100, 588, "for a reader who is new to it.  Do not repeat   its title,"),
            (100, 576, "and  name no authors.  Then list its strengths and what"),
            (100, 564, "it lacks, and three questions   that you would ask."),
        ];

        var text = Read(lines, Rules);

        text.ShouldNotContain(paragraph => paragraph.Contains('|'));
        text.ShouldContain(paragraph => paragraph.Contains("You are given a paper. Write a summary of three sentences for a reader", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_spans_the_columns_above_whose_line_it_stands() =>
        Read(
            [
                (100, 640, "Table 2. Scores."),
                (245, 600, "Kitchen"), (345, 600, "Street"),
                .. Five(584, "Method", "dev", "test", "dev", "test"),
                .. Five(560, "Plain", "1.0", "2.0", "3.0", "4.0"),
                .. Five(548, "Masks", "", "2.5", "3.5", "4.5"),
            ],
            [(100, 400, 612), (220, 290, 596), (320, 390, 596), (100, 400, 576), (100, 400, 540)])
            .ShouldContain(" | Kitchen | Street\nMethod | dev | test | dev | test\nPlain | 1.0 | 2.0 | 3.0 | 4.0\nMasks |  | 2.5 | 3.5 | 4.5");

    [Fact]
    public void A_page_of_very_many_lines_is_read_in_time_and_as_text()
    {
        var watch = Stopwatch.StartNew();

        var text = Read(Table("Table 1: Scores."), [.. Rules, .. Enumerable.Range(0, 30_000).Select(at => (100.0, 400.0, 100 + (at * 0.015)))]);

        text.ShouldNotContain(paragraph => paragraph.Contains('|'));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("2512.90003")]
    [InlineData("2512.90004")]
    public void Papers_without_tables_have_no_cells(string id) =>
        PdfPaperReader.Read(SamplePapers.Pdf(id), ArxivId.Parse(id)).Sections.SelectMany(section => section.Paragraphs).ShouldNotContain(paragraph => paragraph.Contains(" | ", StringComparison.Ordinal));

    [Fact]
    public void Sections_of_papers_with_tables_have_no_cells_outside_of_them() =>
        SamplePapers.Ids.SelectMany(id => PdfPaperReader.Read(SamplePapers.Pdf(id.Value), id).Sections)
            .SelectMany(section => section.Paragraphs.Where(paragraph => paragraph.Contains(" | ", StringComparison.Ordinal)))
            .ShouldAllBe(table => table.Contains('\n'));

    private static (double, double, string)[] Table(string caption) =>
    [
        (100, 626, caption), .. Row(600, "Method", "Score (%)", "Time"), .. Row(576, "Plain network", "71.3 +- 1.1", "12"), .. Row(558, "With masks", "", "9"),
    ];

    private static (double, double, string)[] Row(double y, string first, string second, string third) => [.. new[] { (105.0, y, first), (240.0, y, second), (340.0, y, third) }.Where(cell => cell.Item3.Length > 0)];

    private static (double, double, string)[] Five(double y, params string[] cells) => [.. cells.Select((cell, at) => (at == 0 ? 105.0 : 175.0 + (50 * at), y, cell)).Where(cell => cell.Item3.Length > 0)];

    private static IReadOnlyList<string> Read((double, double, string)[] words, (double, double, double)[] rules) =>
        PdfPaperReader.Read(MadePdf.Of([(72, 700, "1 Introduction"), (72, 680, Prose), .. words], rules), ArxivId.Parse("2512.90001"))
            .Sections[^1].Paragraphs;
}
