using System.Globalization;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class FaithfulnessCheckTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_200_planted_errors_95_of_100_are_caught()
    {
        PlantedError.All.Count.ShouldBe(200);
        List<(PlantedError Error, bool Caught)> all = [.. PlantedError.All.Select(error => (error, IsCaught(error)))];
        foreach (var half in all.GroupBy(each => each.Error.Paper.IsHeldOut))
        {
            foreach (var kind in half.GroupBy(each => each.Error.Kind))
                Print($"{Half(half.Key)}, {kind.Key}: {kind.Count(each => each.Caught)} of {kind.Count()}");
            Print($"{Half(half.Key)}: {half.Count(each => each.Caught)} of {half.Count()}");
        }

        // What the held-out half misses is not shown: nobody should tune the check on it.
        foreach (var (error, _) in all.Where(each => !each.Caught && !each.Error.Paper.IsHeldOut))
            Print($"missed, {error.Paper.Name}, {error.Kind}: {error.Text}");
        Share(all.Count(each => each.Caught), all.Count).ShouldBeGreaterThanOrEqualTo(0.95);
        foreach (var half in all.GroupBy(each => each.Error.Paper.IsHeldOut))
            Share(half.Count(each => each.Caught), half.Count()).ShouldBeGreaterThanOrEqualTo(0.9, Half(half.Key));
    }

    [Fact]
    public void Of_the_true_points_fewer_than_5_of_100_are_flagged()
    {
        List<(bool IsHeldOut, double Share)> shares = [];
        foreach (var half in WrittenPaper.All.GroupBy(paper => paper.IsHeldOut))
        {
            var (points, flagged) = (0, 0);
            foreach (var paper in half)
            {
                var missing = FaithfulnessCheck.Of(paper.Summary, paper.Text).Items.Where(item => !item.Found).ToList();
                points += paper.Points.Count + 1;
                flagged += missing.Select(item => item.Point).Distinct().Count();
                foreach (var item in missing.Where(_ => !half.Key))
                    Print($"flagged, {paper.Name}: {item.Text} in {(item.Point is { } point ? paper.Points[point].Text : paper.Summary.Take)}");
            }

            Print($"{Half(half.Key)}: {flagged} of {points} true points flagged");
            shares.Add((half.Key, Share(flagged, points)));
        }

        foreach (var (isHeldOut, share) in shares)
            share.ShouldBeLessThan(0.05, Half(isHeldOut));
    }

    // More of the point is not found than of the true one.
    private static bool IsCaught(PlantedError error) =>
        Missing(error.Paper.With(error.Point, error.Text), error) > Missing(error.Paper.Summary, error);

    private static int Missing(PaperSummary summary, PlantedError error) =>
        FaithfulnessCheck.Of(summary, error.Paper.Text).Items.Count(item => item.Point == error.Point && !item.Found);

    private static double Share(int part, int all) => (double)part / all;

    private static string Half(bool isHeldOut) => isHeldOut ? "held out" : "development";

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
