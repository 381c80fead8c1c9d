using ArxivBot.Arxiv;

namespace ArxivBot.Tests.Arxiv;

public class CategoryTests
{
    [Fact]
    public void All_155_active_categories_are_known_by_any_case()
    {
        Category.All.Count.ShouldBe(155);
        foreach (var category in Category.All)
        {
            Category.TryFind(category.Id.ToUpperInvariant(), out var found).ShouldBeTrue();
            found.ShouldBe(category);
        }
    }

    [Theory]
    [InlineData("cs.LJ", "did you mean cs.LG?")]
    [InlineData("csLG", "did you mean cs.LG?")]
    [InlineData("math.G", "did you mean math.")]
    [InlineData("machine learning", "did you mean cs.LG?")]
    [InlineData("cs", "'cs' is an archive: name its categories one by one (cs.AI, cs.AR, cs.CC, cs.CE, cs.CG, …)")]
    [InlineData("cmp-lg", "'cmp-lg' is no longer used by arXiv: take cs.CL")]
    [InlineData("", "'' is not an arXiv category")]
    public void A_text_that_is_no_category_is_explained(string text, string words)
    {
        Category.TryFind(text, out _).ShouldBeFalse();
        Category.Explain(text).ShouldContain(words);
    }
}
