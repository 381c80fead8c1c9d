using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class FaithfulnessCheckTests(ITestOutputHelper output)
{
    [Fact]
    public void In_the_first_set_95_of_100_errors_are_caught_and_fewer_than_5_of_100_true_points_flagged()
    {
        var (caught, flagged) = Measure(WrittenPaper.FirstSet, isShown: true);
        caught.ShouldBeGreaterThanOrEqualTo(0.95);
        flagged.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void In_the_second_set_95_of_100_errors_are_caught_and_fewer_than_5_of_100_true_points_flagged()
    {
        var (caught, flagged) = Measure(WrittenPaper.SecondSet, isShown: true);
        caught.ShouldBeGreaterThanOrEqualTo(0.95);
        flagged.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void In_the_practice_set_95_of_100_errors_are_caught_and_fewer_than_5_of_100_true_points_flagged()
    {
        var (caught, flagged) = Measure(WrittenPaper.PracticeSet, isShown: true);
        caught.ShouldBeGreaterThanOrEqualTo(0.95);
        flagged.ShouldBeLessThan(0.05);
    }

    [Theory]
    [InlineData("It reaches 93% on ImageNet.", 0)]
    [InlineData("It reaches 0.934 on Image-Net.", 0)]
    [InlineData("It reaches 93.5% on ImageNet.", 1)]
    [InlineData("It reaches 93.4% on COCO.", 2)]
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

    /// <param name="isShown">What was missed and flagged is printed, and not only how much.</param>
    private (double Caught, double Flagged) Measure(IReadOnlyList<WrittenPaper> papers, bool isShown)
    {
        var errors = PlantedError.In(papers);
        errors.Count.ShouldBe(200);
        var caught = errors.Where(IsCaught).ToHashSet();
        foreach (var kind in errors.GroupBy(error => error.Kind))
            Print($"{kind.Key}: {kind.Count(caught.Contains)} of {kind.Count()}");
        Print($"all: {caught.Count} of {errors.Count}");
        foreach (var error in errors.Where(error => isShown && !caught.Contains(error)))
            Print($"missed, {error.Paper.Name}, {error.Kind}: {error.Text}");

        var (points, flagged) = (0, 0);
        foreach (var paper in papers)
        {
            var missing = FaithfulnessCheck.Of(paper.Summary, paper.Text).Items.Where(item => !item.Found).ToList();
            points += paper.Points.Count + (paper.Summary.Take.Length > 0 ? 1 : 0);
            flagged += missing.Select(item => item.Point).Distinct().Count();
            foreach (var item in missing.Where(_ => isShown))
                Print($"flagged, {paper.Name}: {item.Text} in {(item.Point is { } point ? paper.Points[point].Text : paper.Summary.Take)}");
        }

        Print($"{flagged} of {points} true points flagged");
        return (Share(caught.Count, errors.Count), Share(flagged, points));
    }

    // More of the point is not found than of the true one.
    private static bool IsCaught(PlantedError error) =>
        Missing(error.Paper.With(error.Point, error.Text), error) > Missing(error.Paper.Summary, error);

    private static int Missing(PaperSummary summary, PlantedError error) =>
        FaithfulnessCheck.Of(summary, error.Paper.Text).Items.Count(item => item.Point == error.Point && !item.Found);

    private static double Share(int part, int all) => (double)part / all;

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
