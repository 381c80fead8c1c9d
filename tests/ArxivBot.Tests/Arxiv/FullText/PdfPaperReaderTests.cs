using System.Text;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

public class PdfPaperReaderTests
{
    [Theory]
    [InlineData("2512.90001", "Sparse Gates for Small Language Models: When Four Experts Are Enough",
        "Abstract: Abstract", "Introduction: Introduction", "RelatedWork: Related Work", "Method: A gate that begins sparse", "Method: Balancing",
        "Experiments: Experiments", "Limitations: Limitations", "Conclusion: Conclusion", "Appendix: Hyperparameters")]
    [InlineData("2512.90002", "Reading Order Matters: Two-Column Pages and the Models That Read Them",
        "Abstract: Abstract", "Introduction: Introduction", "Method: Background", "Method: Finding the gutter", "Method: Joining lines",
        "Experiments: Experiments", "Discussion: Discussion", "Limitations: Limitations", "Conclusion: Conclusions")]
    [InlineData("2512.90006", "Keyword Spotting on Sensors That Lose Power Between Two Words",
        "Abstract: Abstract", "Introduction: INTRODUCTION", "RelatedWork: RELATED WORK", "Method: SYSTEM MODEL AND NOTATION", "Method: Interruptions as Masks", "Method: A Schedule for Masks",
        "Experiments: Setup", "Experiments: Accuracy", "Experiments: What Each Part Adds", "Limitations: THREATS TO VALIDITY", "Conclusion: CONCLUSION",
        "Appendix: DERIVATION OF THE SCHEDULE", "Appendix: FURTHER CORPORA")]
    [InlineData("2512.90009", "Forecasting the load of islands with few inhabitants: a comparison of simple methods",
        "Abstract: Abstract", "Introduction: Introduction", "Method: Islands", "Method: Methods of forecasting", "Method: Measure of error", "Method: Errors of the methods",
        "Discussion: Where the errors are", "Discussion: Cost of an error", "Other: What was not studied", "Conclusion: Conclusions",
        "Appendix: Parameters of the households", "Appendix: Settings of the network")]
    public void A_paper_has_its_title_and_sections_in_order(string id, string title, params string[] sections)
    {
        var paper = Sample(id);

        paper.Title.ShouldBe(title);
        paper.Source.ShouldBe(TextSource.Pdf);
        paper.Sections.Select(section => $"{section.Kind}: {section.Title}").ShouldBe(sections);
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var text = HtmlPaperReaderTests.TextOf(Sample("2512.90002"));

        text.ShouldContain("What is easy for people is hard for programs, since the order in which letters are stored in a file needs not be the order in which they are read.");
        text.ShouldContain("A gap is a gutter if at least 80% of the lines leave it free.");
        text.ShouldNotContain("Nagy");
    }

    [Fact]
    public void White_and_tiny_letters_are_dropped()
    {
        var text = HtmlPaperReaderTests.TextOf(Sample("2512.90003"));

        text.ShouldContain("Both should read the same text.");
        text.ShouldNotContain("IGNORE ALL PREVIOUS");
        text.ShouldNotContain("As a language model");
        text.ShouldNotContain("Tiny instruction");
        text.ShouldNotContain("best paper of the year");
    }

    [Fact]
    public void Damaged_files_say_so()
    {
        var whole = SamplePapers.Pdf("2512.90001");

        ReasonOf(Encoding.ASCII.GetBytes("<html>not a PDF</html>")).ShouldBe(UnreadableReason.Broken);
        ReasonOf([]).ShouldBe(UnreadableReason.Broken);
        ReasonOf(whole[..500]).ShouldBe(UnreadableReason.Broken);
    }

    private static UnreadableReason ReasonOf(byte[] pdf) =>
        Should.Throw<UnreadablePaperException>(() => PdfPaperReader.Read(pdf, ArxivId.Parse("2512.90001"))).Reason;

    private static PaperText Sample(string id) => PdfPaperReader.Read(SamplePapers.Pdf(id), ArxivId.Parse(id));
}
