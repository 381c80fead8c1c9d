using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

public class SectionKindsTests
{
    [Theory]
    [InlineData("Introduction", "Introduction")]
    [InlineData("Related Work", "RelatedWork")]
    [InlineData("Our Approach", "Method")]
    [InlineData("Experimental Setup", "Experiments")]
    [InlineData("Main Results", "Results")]
    [InlineData("Limitations and Future Work", "Limitations")]
    [InlineData("Conclusions and Discussion", "Conclusion")]
    [InlineData("Discussion", "Discussion")]
    [InlineData("Supplementary Material", "Appendix")]
    [InlineData("A Tale of Two Cities", "Other")]
    public void A_title_tells_what_a_section_is_for(string title, string kind) =>
        SectionKinds.OfTitle(title).ToString().ShouldBe(kind);

    [Theory]
    [InlineData("3.1 Data", "Data")]
    [InlineData("IV. Data", "Data")]
    [InlineData("Appendix B: Data", "Data")]
    [InlineData("A.2 Data", "Data")]
    [InlineData("A Survey of Data", "A Survey of Data")]
    [InlineData("2", "2")]
    public void A_title_loses_its_number(string title, string bare) =>
        SectionKinds.WithoutNumber(title).ShouldBe(bare);

    [Fact]
    public void The_first_section_introduces_whatever_it_is_called() =>
        SectionKinds.OfSection("Of Gaps", isFirst: true).ShouldBe(SectionKind.Introduction);
}
