using ArxivBot.Arxiv;
using ArxivBot.Tests.Documents;
using CsCheck;

namespace ArxivBot.Tests.Arxiv;

public class PastedIdTests
{
    [Theory]
    [InlineData("2512.14925", "2512.14925", null)]
    [InlineData(" 2512.14925v2 ", "2512.14925", 2)]
    [InlineData("arXiv:2512.14925v2", "2512.14925", 2)]
    [InlineData("arXiv: 2512.14925", "2512.14925", null)]
    [InlineData("arXiv:2512.14925v2 [cs.LG] 18 Dec 2025", "2512.14925", 2)]
    [InlineData("https://arxiv.org/abs/2512.14925", "2512.14925", null)]
    [InlineData("http://www.arxiv.org/abs/2512.14925v3?context=cs", "2512.14925", 3)]
    [InlineData("arxiv.org/abs/2512.14925#comments", "2512.14925", null)]
    [InlineData("https://arxiv.org/pdf/2512.14925v2.pdf", "2512.14925", 2)]
    [InlineData("https://arxiv.org/pdf/2512.14925", "2512.14925", null)]
    [InlineData("https://export.arxiv.org/html/2512.14925v1/", "2512.14925", 1)]
    [InlineData("<https://arxiv.org/abs/2512.14925>,", "2512.14925", null)]
    [InlineData("(see https://arxiv.org/abs/2512.14925).", null, null)]
    [InlineData("(https://arxiv.org/abs/2512.14925).", "2512.14925", null)]
    [InlineData("[A paper](https://arxiv.org/abs/2512.14925)", "2512.14925", null)]
    [InlineData("https://doi.org/10.48550/arXiv.2512.14925", "2512.14925", null)]
    [InlineData("math.GT/0309136", "math.GT/0309136", null)]
    [InlineData("https://arxiv.org/abs/hep-th/9711200v3", "hep-th/9711200", 3)]
    [InlineData("https://arxiv.org/pdf/hep-th/9711200.pdf", "hep-th/9711200", null)]
    [InlineData("https://evil.example/abs/2512.14925", null, null)]
    [InlineData("https://arxiv.org.evil.example/abs/2512.14925", null, null)]
    [InlineData("https://arxiv.org/abs/", null, null)]
    [InlineData("2513.14925", null, null)]
    [InlineData("٢٥١٢.14925", null, null)]
    [InlineData("", null, null)]
    public void An_id_is_read_as_people_paste_it(string text, string? expected, int? expectedVersion)
    {
        PastedId.TryRead(text, out var id, out var version).ShouldBe(expected is not null);
        id?.Value.ShouldBe(expected);
        version.ShouldBe(expectedVersion);
    }

    [Fact]
    public void Any_text_is_an_id_or_none() => Hostile.Texts.Sample(text => PastedId.TryRead(text, out var id, out _) == id is not null);

    [Fact]
    public void The_year_of_an_id_is_the_one_it_was_given_out_in()
    {
        ArxivId.Parse("2512.14925").Year.ShouldBe(2025);
        ArxivId.Parse("0704.0001").Year.ShouldBe(2007);
        ArxivId.Parse("hep-th/9711200").Year.ShouldBe(1997);
        ArxivId.Parse("math.GT/0309136").Year.ShouldBe(2003);
    }
}
