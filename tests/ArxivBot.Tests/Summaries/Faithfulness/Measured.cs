using System.Globalization;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>What the check made of mistakes and of true points.</summary>
/// <param name="Caught">Of all mistakes, from 0 to 1.</param>
/// <param name="Flagged">Of all true points, from 0 to 1.</param>
internal sealed record Measured(double Caught, double Flagged)
{
    public static Measured Of(IReadOnlyList<PlantedError> errors, IReadOnlyList<WrittenPaper> papers, ITestOutputHelper output)
    {
        var checks = papers.ToDictionary(paper => paper, paper => new FaithfulnessCheck(paper.Text));
        var caught = errors.Where(IsCaught).ToHashSet();
        foreach (var kind in errors.GroupBy(error => error.Kind))
            Print($"{kind.Key}: {kind.Count(caught.Contains)} of {kind.Count()}");
        Print($"all: {caught.Count} of {errors.Count}");
        foreach (var error in errors.Where(error => !caught.Contains(error)))
            Print($"missed, {error.Paper.Name}, {error.Kind}: {error.Text}");

        var (points, flagged) = (0, 0);
        foreach (var paper in papers)
        {
            var missing = checks[paper].Of(paper.Summary).Items.Where(item => !item.Found).ToList();
            points += paper.Points.Count + (paper.Summary.Take.Length > 0 ? 1 : 0);
            flagged += missing.Select(item => item.Point).Distinct().Count();
            foreach (var item in missing)
                Print($"flagged, {paper.Name}: {item.Text} in {(item.Point is { } point ? paper.Points[point].Text : paper.Summary.Take)}");
        }

        Print($"{flagged} of {points} true points flagged");
        return new Measured((double)caught.Count / errors.Count, (double)flagged / points);

        // More of the point is not found than of the true one.
        bool IsCaught(PlantedError error) => Missing(error, error.Text) > Missing(error, error.Paper.Points[error.Point].Text);

        int Missing(PlantedError error, string point) => checks[error.Paper].FindingsOf(point).Count(finding => !finding.IsFound);

        void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
