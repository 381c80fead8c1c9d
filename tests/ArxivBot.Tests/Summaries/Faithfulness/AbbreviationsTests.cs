using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class AbbreviationsTests
{
    [Theory]
    [InlineData("The figure of merit (FoM) is 2.4.", "figureofmerit", "fom")]
    [InlineData("We report the Nash-Sutcliffe efficiency (NSE, higher is better).", "nashsutcliffeefficiency", "nse")]
    [InlineData("We use coherent WaveBurst (cWB).", "coherentwaveburst", "cwb")]
    [InlineData("On ML-1M it is better. MovieLens-1M has 6,040 users.", "movielens1m", "ml1m")]
    [InlineData("A score of 3 (of 5) is enough.", "score", null)]
    [InlineData("The error falls (see Fig. 2).", "error", null)]
    [InlineData("Hundreds of trees (XGBoost) were grown.", "trees", null)]
    public void Short_forms_are_known_by_the_long_ones(string text, string longForm, string? shortForm) =>
        Abbreviations.Of(Paper(text)).ShortOf(longForm).ShouldBe(shortForm);

    [Theory]
    [InlineData("The figure of merit is 3,590.", 0)]
    [InlineData("The FoM is 3,590.", 0)]
    [InlineData("The FoM is 3,950.", 1)]
    public void A_summary_may_write_what_its_paper_abbreviates(string point, int notFound) =>
        FaithfulnessCheck.Of(
            new PaperSummary { Take = "", Parts = [new SummaryPart(SummaryPartKind.Results, [new SummaryPoint(point, null)])] },
            Paper("Scattering raises the figure of merit (FoM) to 3,590.")).NotFound.ShouldBe(notFound);

    private static PaperText Paper(string text) => new()
    {
        Id = ArxivId.Parse("2511.00097"),
        Source = TextSource.Html,
        Title = "Scattering",
        Sections = [new PaperSection(SectionKind.Abstract, "Abstract", [text])],
    };
}
