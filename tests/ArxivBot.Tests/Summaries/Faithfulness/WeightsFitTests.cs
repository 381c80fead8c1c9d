using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>The weights that the program ships with, and what they are worth for papers that they were not fitted on.</summary>
public class WeightsFitTests(ITestOutputHelper output)
{
    private const int Folds = 7;

    // Of generated mistakes; besides those that the tests count.
    private static readonly int[] Seeds = [1, 2, 3];

    private static readonly (string Name, IReadOnlyList<WrittenPaper> Papers, IReadOnlyList<PlantedError> Errors)[] Sets =
    [
        (nameof(WrittenPaper.FirstSet), WrittenPaper.FirstSet, []),
        (nameof(WrittenPaper.SecondSet), WrittenPaper.SecondSet, []),
        (nameof(WrittenPaper.PracticeSet), WrittenPaper.PracticeSet, []),
        (nameof(WrittenPaper.ThirdSet), WrittenPaper.ThirdSet, WrittenErrors.ThirdSet),
        (nameof(WrittenPaper.FourthSet), WrittenPaper.FourthSet, WrittenErrors.FourthSet),
        (nameof(WrittenPaper.FifthSet), WrittenPaper.FifthSet, WrittenErrors.FifthSet),
        (nameof(WrittenPaper.SixthSet), WrittenPaper.SixthSet, WrittenErrors.SixthSet),
        (nameof(WrittenPaper.SeventhSet), WrittenPaper.SeventhSet, WrittenErrors.SeventhSet),
    ];

    private static readonly Lazy<IReadOnlyList<FitExample>> Examples = new(() =>
    [
        .. Sets.SelectMany(set => FitExample.Of(set.Name, set.Papers, set.Errors, isWritten: true)),
        .. Sets.SelectMany(set => Seeds.SelectMany(seed => FitExample.Of(set.Name, set.Papers, PlantedError.In(set.Papers, seed))).Where(example => !example.IsTrue)),
    ]);

    [Fact(Explicit = true)]
    public void The_program_has_the_weights_of_this_fit()
    {
        var file = Path.Combine(Repository.Root, "src/ArxivBot/Summaries/faithfulness.weights.tsv");
        var lines = new WeightsFit(Examples.Value).Lines().ToList();
        if (Environment.GetEnvironmentVariable("REWRITE_RECORDINGS") == "1")
            File.WriteAllLines(file, lines);
        File.ReadAllLines(file).ShouldBe(lines);
    }

    [Fact(Explicit = true)]
    public void Papers_that_the_weights_are_not_fitted_on_are_counted()
    {
        SortedDictionary<string, (int Marked, int All)> counts = new(StringComparer.Ordinal);
        for (var fold = 0; fold < Folds; fold++)
        {
            var isLeftOut = (FitExample example) => int.Parse(example.Paper.Name[..2], System.Globalization.CultureInfo.InvariantCulture) % Folds == fold;
            var fit = new WeightsFit([.. Examples.Value.Where(example => !isLeftOut(example))]);
            foreach (var example in Examples.Value.Where(isLeftOut))
            {
                var isMarked = example.IsMarkedBy(fit.Finds);
                var row = example.IsTrue ? "true points flagged" : example.IsWritten ? "written mistakes caught" : "generated mistakes caught";
                foreach (var key in new[] { $"{example.Set}: {row}", $"all: {row}", example.Error is { } error ? $"{error.Kind}: {row}" : $"true: {row}" })
                    counts[key] = counts.GetValueOrDefault(key) is var (marked, all) ? (marked + (isMarked ? 1 : 0), all + 1) : default;
                foreach (var th in new[] { -.6, -.3, 0, .3, .6, .9, 1.2 })
                {
                    var key = $"~{th,4}: {row}"; var m = example.IsMarkedBy(f => fit.Score(f) > th);
                    counts[key] = counts.GetValueOrDefault(key) is var (marked, all) ? (marked + (m ? 1 : 0), all + 1) : default;
                }
                if (Environment.GetEnvironmentVariable("SHOW") == example.Set && isMarked == example.IsTrue)
                    output.WriteLine($"{example.Paper.Name} {example.Error?.Kind}: {example.Error?.Text} {string.Join("; ", example.Findings.Select(finding => (fit.Finds(finding) ? "" : "!") + finding.Text))}");
            }
        }

        foreach (var (row, (marked, all)) in counts)
            output.WriteLine(FormattableString.Invariant($"{row}: {marked} of {all} ({100.0 * marked / all:0.0}%)"));
    }

    [Fact(Explicit = true)]
    public void Fitted()
    {
        var fit = new WeightsFit(Examples.Value);
        foreach (var line in fit.Scaled()) output.WriteLine(line);
        foreach (var th in new[] { -.3, 0, .3, .6, .9, 1.2 })
        foreach (var set in Examples.Value.GroupBy(e => e.Set))
        {
            var t = set.Where(e => e.IsTrue).ToList(); var w = set.Where(e => e.IsWritten).ToList(); var g = set.Where(e => !e.IsTrue && !e.IsWritten).ToList();
            output.WriteLine(FormattableString.Invariant($"{th} {set.Key}: flagged {t.Count(e => e.IsMarkedBy(f => fit.Score(f) > th))}/{t.Count} written {w.Count(e => e.IsMarkedBy(f => fit.Score(f) > th))}/{w.Count} generated {g.Count(e => e.IsMarkedBy(f => fit.Score(f) > th))}/{g.Count}"));
        }
    }
}
