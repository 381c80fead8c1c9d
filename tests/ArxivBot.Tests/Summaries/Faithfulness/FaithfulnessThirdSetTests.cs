using System.Globalization;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>Mistakes written by hand in longer papers; nothing of what is missed is shown, so that nothing is tuned on it.</summary>
public class FaithfulnessThirdSetTests(ITestOutputHelper output)
{
    [Fact]
    public void The_third_set_has_100_numbers_changed_and_100_names_swapped_in_at_least_150_true_points()
    {
        var kinds = WrittenErrors.ThirdSet.CountBy(error => error.Kind).ToDictionary();
        kinds.ShouldBe(
            new Dictionary<ErrorKind, int>
            {
                [ErrorKind.DigitChanged] = 40,
                [ErrorKind.DecimalMoved] = 20,
                [ErrorKind.NumberOfAnotherPlace] = 20,
                [ErrorKind.UnitOrCountChanged] = 20,
                [ErrorKind.DataSetReplaced] = 35,
                [ErrorKind.MethodReplaced] = 35,
                [ErrorKind.NamesExchanged] = 15,
                [ErrorKind.NameAltered] = 15,
            },
            ignoreOrder: true);
        WrittenPaper.ThirdSet.Sum(paper => paper.Points.Count).ShouldBeGreaterThanOrEqualTo(150);
        WrittenErrors.ThirdSet.ShouldAllBe(error => error.Text != error.Paper.Points[error.Point].Text);
        WrittenErrors.ThirdSet.Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public void In_the_third_set_95_of_100_errors_are_caught_and_fewer_than_5_of_100_true_points_flagged()
    {
        var caught = WrittenErrors.ThirdSet.Where(IsCaught).ToHashSet();
        foreach (var kind in WrittenErrors.ThirdSet.GroupBy(error => error.Kind))
            Print($"{kind.Key}: {kind.Count(caught.Contains)} of {kind.Count()}");
        Print($"all: {caught.Count} of {WrittenErrors.ThirdSet.Count}");

        var (points, flagged) = (0, 0);
        foreach (var paper in WrittenPaper.ThirdSet)
        {
            points += paper.Points.Count + (paper.Summary.Take.Length > 0 ? 1 : 0);
            flagged += FaithfulnessCheck.Of(paper.Summary, paper.Text).Items.Where(item => !item.Found).Select(item => item.Point).Distinct().Count();
        }

        Print($"{flagged} of {points} true points flagged");
        ((double)caught.Count / WrittenErrors.ThirdSet.Count).ShouldBeGreaterThanOrEqualTo(0.95);
        ((double)flagged / points).ShouldBeLessThan(0.05);
    }

    // More of the point is not found than of the true one.
    private static bool IsCaught(PlantedError error) =>
        Missing(error.Paper.With(error.Point, error.Text), error) > Missing(error.Paper.Summary, error);

    private static int Missing(PaperSummary summary, PlantedError error) =>
        FaithfulnessCheck.Of(summary, error.Paper.Text).Items.Count(item => item.Point == error.Point && !item.Found);

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
