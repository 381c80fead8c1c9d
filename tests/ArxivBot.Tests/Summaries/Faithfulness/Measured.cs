using System.Globalization;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>What the check made of mistakes and of true points.</summary>
/// <param name="Caught">Of all mistakes, from 0 to 1.</param>
/// <param name="Flagged">Of all true points, from 0 to 1.</param>
internal sealed record Measured(double Caught, double Flagged)
{
    public static Measured Of(WrittenSet set, IReadOnlyList<PlantedError> errors, ITestOutputHelper output)
    {
        var examples = FitExample.Of(set, errors);
        var mistakes = examples.Where(example => !example.IsTrue).ToList();
        var caught = mistakes.Where(IsMarked).ToHashSet();
        foreach (var kind in mistakes.GroupBy(example => example.Error!.Kind))
            Print($"{kind.Key}: {kind.Count(caught.Contains)} of {kind.Count()}");
        Print($"all: {caught.Count} of {mistakes.Count}");
        foreach (var missed in mistakes.Where(example => !caught.Contains(example)))
            Print($"missed, {missed.Paper.Name}, {missed.Error!.Kind}: {missed.Text}");

        var points = examples.Where(example => example.IsTrue).ToList();
        var flagged = points.Where(IsMarked).ToList();
        foreach (var point in flagged)
            Print($"flagged, {point.Paper.Name}: {string.Join(", ", point.Findings.Where(finding => !finding.IsFound).Select(finding => finding.Text))} in {point.Text}");
        Print($"{flagged.Count} of {points.Count} true points flagged");
        return new Measured((double)caught.Count / mistakes.Count, (double)flagged.Count / points.Count);

        static bool IsMarked(FitExample example) => example.IsMarkedBy(finding => finding.IsFound);

        void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
