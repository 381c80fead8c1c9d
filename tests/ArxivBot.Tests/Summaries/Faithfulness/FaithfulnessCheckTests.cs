using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class FaithfulnessCheckTests
{
    [Theory]
    [InlineData("It reaches 93% on ImageNet.", 0)]
    [InlineData("It reaches 0.934 on Image-Net.", 0)]
    [InlineData("It reaches 93.5% on ImageNet.", 1)]
    [InlineData("It reaches 93.4% on COCO.", 1)]
    [InlineData("It uses 1.2M images of ImageNet.", 0)]
    [InlineData("It uses 1.3M images of ImageNet.", 1)]
    [InlineData("在 ImageNet 上达到 93.4%，用了 123 万张图像。", 0)]
    public void A_number_may_lose_digits_and_be_a_percentage_and_nothing_else(string point, int notFound) =>
        FaithfulnessCheck.Of(Summary(point), Source).NotFound.ShouldBe(notFound);

    [Fact]
    public void What_is_not_found_is_marked_where_it_stands()
    {
        var summary = Summary("It reaches 93.5% on ImageNet.");
        FaithfulnessCheck.Of(summary, Source).Marked(summary).Parts[0].Points[0].Text.ShouldBe("It reaches 93.5% [?] on ImageNet.");
    }

    private static readonly PaperText Source = new()
    {
        Id = ArxivId.Parse("2511.00099"),
        Source = TextSource.Html,
        Title = "A classifier",
        Sections = [new PaperSection(SectionKind.Abstract, "Abstract", ["Our classifier reaches an accuracy of 93.4% on ImageNet. It uses 1,234,567 images of ImageNet for training."])],
    };

    private static PaperSummary Summary(string point) =>
        new() { Take = "A classifier.", Parts = [new SummaryPart(SummaryPartKind.Results, [new SummaryPoint(point, null)])] };
}
