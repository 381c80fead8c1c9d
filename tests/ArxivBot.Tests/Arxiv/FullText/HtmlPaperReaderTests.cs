using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

public class HtmlPaperReaderTests
{
    private static readonly ArxivId Id = ArxivId.Parse("2512.14925");

    [Fact]
    public void A_paper_has_its_title_version_and_sections_in_order()
    {
        var paper = Sample("2512.90001");

        paper.Title.ShouldBe("Sparse Gates for Small Language Models: When Four Experts Are Enough");
        (paper.Version, paper.Source).ShouldBe((1, TextSource.Html));
        paper.Sections.Select(section => (section.Kind, section.Title)).ShouldBe(
        [
            (SectionKind.Abstract, "Abstract"),
            (SectionKind.Introduction, "Introduction"),
            (SectionKind.RelatedWork, "Related Work"),
            (SectionKind.Method, "A gate that begins sparse"),
            (SectionKind.Method, "Balancing"),
            (SectionKind.Experiments, "Experiments"),
            (SectionKind.Limitations, "Limitations"),
            (SectionKind.Conclusion, "Conclusion"),
            (SectionKind.Appendix, "Hyperparameters"),
        ]);
    }

    [Fact]
    public void Formulas_lists_and_tables_are_text_that_reads()
    {
        var paragraphs = Sample("2512.90001").Sections.SelectMany(section => section.Paragraphs).ToList();

        paragraphs.ShouldContain("• We measure the accuracy of small mixtures as a function of the number of experts k, from k=1 to k=16.");
        paragraphs.ShouldContain("""
            Model | Experts | Accuracy | Memory (GB)
            Dense | 1 | 61.4 | 2.1
            Sparse | 4 | 68.0 | 3.9
            Sparse | 16 | 70.0 | 11.8
            """.ReplaceLineEndings("\n"));
        paragraphs.ShouldContain("Table 1: Accuracy in percent by number of experts.");
        paragraphs.ShouldContain(p => p.StartsWith("Let x∈ℝᵈ be the hidden state"));
    }

    [Fact]
    public void A_cell_that_spans_rows_or_columns_leaves_each_column_one()
    {
        var table = HtmlParsed("""
            <table><tr><th>Set</th><th>Model</th><th colspan="2">Error</th><th>Size</th></tr>
            <tr><td rowspan="2">COCO</td><td>A</td><td>1</td><td>2</td><td>3</td></tr>
            <tr><td>B</td><td>4</td><td>5</td><td>6</td></tr>
            <tr><td>LVIS</td><td colspan="9999999999">none</td></tr></table>
            """);

        HtmlTable.Of(table).Split('\n').ShouldBe(["Set | Model | Error |  | Size", "COCO | A | 1 | 2 | 3", " | B | 4 | 5 | 6", "LVIS | none"]);
    }

    [Fact]
    public void Footnotes_thanks_authors_and_references_are_cut()
    {
        var text = TextOf(Sample("2512.90001"));

        text.ShouldContain("gains from the same idea. In this paper we study");
        text.ShouldNotContain("graphics card");
        text.ShouldNotContain("anonymous reviewers");
        text.ShouldNotContain("Outrageously");
        text.ShouldNotContain("ada@example.org");
    }

    [Fact]
    public void Links_of_the_paper_are_collected() =>
        Sample("2512.90001").Links.ShouldBe([new Uri("https://example.org/sparse-gates")]);

    [Fact]
    public void White_letters_and_phantoms_are_dropped_and_white_on_black_stays()
    {
        var text = TextOf(Sample("2512.90003"));

        text.ShouldNotContain("IGNORE ALL PREVIOUS");
        text.ShouldNotContain("As a language model");
        text.ShouldNotContain("Phantom instruction");
        text.ShouldNotContain("best paper of the year");
        text.ShouldContain("A visible warning on black ground.");
    }

    [Theory]
    [InlineData("<span style='color:#FFFFFF'>HIDDEN</span>")]
    [InlineData("<span style='--ltx-fg-color:#fefefe'>HIDDEN</span>")]
    [InlineData("<span style='color:rgb(250, 250, 250)'><b>HIDDEN</b></span>")]
    [InlineData("<span style='color:rgba(0,0,0,0.01)'>HIDDEN</span>")]
    [InlineData("<span style='background-color:#000;color:black'>HIDDEN</span>")]
    [InlineData("<font color='white'>HIDDEN</font>")]
    [InlineData("<span style='font-size:1px'>HIDDEN</span>")]
    [InlineData("<span style='font-size:30%'><span style='font-size:30%'>HIDDEN</span></span>")]
    [InlineData("<span style='display:none !important'>HIDDEN</span>")]
    [InlineData("<span style='VISIBILITY: hidden'>HIDDEN</span>")]
    [InlineData("<span style='opacity:0'>HIDDEN</span>")]
    [InlineData("<span style='position:absolute;left:-9999px'>HIDDEN</span>")]
    [InlineData("<span style='width:0;overflow:hidden'>HIDDEN</span>")]
    [InlineData("<span aria-hidden='true'>HIDDEN</span>")]
    [InlineData("<span hidden>HIDDEN</span>")]
    [InlineData("<span class='ltx_phantom'>HIDDEN</span>")]
    [InlineData("<!-- HIDDEN --><script>HIDDEN</script><style>HIDDEN</style><template>HIDDEN</template><noscript>HIDDEN</noscript>")]
    [InlineData("<iframe srcdoc='HIDDEN'>HIDDEN</iframe><img alt='HIDDEN'><a title='HIDDEN' href='#'>a</a>")]
    [InlineData("<math alttext='\\color[rgb]{1,1,1}HIDDEN'><mi mathcolor='#FFFFFF'>x</mi></math>")]
    [InlineData("<math alttext='\\phantom{HIDDEN}'><mphantom><mi>x</mi></mphantom></math>")]
    public void What_nobody_sees_is_not_read(string hidden)
    {
        var text = TextOf(Page($"<p class='ltx_p'>One reads {hidden}this.</p>"));

        text.ShouldNotContain("HIDDEN");
        text.ShouldContain("One reads");
        text.ShouldContain("this.");
    }

    [Fact]
    public void Invisible_characters_are_dropped() =>
        TextOf(Page("<p>in\u200Bvisi\u202Eble \U000E0049\U000E0047text</p>")).ShouldContain("invisible text");

    [Theory]
    [InlineData("<html><body><h1>Fatal error</h1><p>No conversion</p></body></html>")]
    [InlineData("<html><head><title>Fatal error conversion</title></head><body><article class='ltx_document'><p>log</p></article></body></html>")]
    [InlineData("<article class='ltx_document'><h1 class='ltx_title_document'>Title only</h1></article>")]
    [InlineData("")]
    public void A_page_without_a_paper_says_so(string html) =>
        Should.Throw<UnreadablePaperException>(() => HtmlPaperReader.Read(html, Id)).Reason.ShouldBe(UnreadableReason.NotAPaper);

    [Fact]
    public void Nesting_without_end_neither_hangs_nor_overflows()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 5_000));

        TextOf(Page($"<p>before</p>{deep}<p>within</p>")).ShouldContain("within");
    }

    [Fact]
    public void The_version_is_not_taken_from_what_the_paper_says() =>
        Page("<p>See <a href='https://arxiv.org/abs/2512.14925v9'>arXiv:2512.14925v9</a>.</p>").Version.ShouldBeNull();

    internal static PaperText Page(string body) =>
        HtmlPaperReader.Read($"<html><body><article class='ltx_document'><h1 class='ltx_title_document'>T</h1><section class='ltx_section'><h2 class='ltx_title'>1 Introduction</h2>{body}</section></article></body></html>", Id);

    internal static string TextOf(PaperText paper) => string.Join('\n', paper.Sections.SelectMany(section => section.Paragraphs));

    private static PaperText Sample(string id) => HtmlPaperReader.Read(SamplePapers.Html(id), ArxivId.Parse(id));

    private static AngleSharp.Dom.IElement HtmlParsed(string table) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(table).QuerySelector("table")!;
}
