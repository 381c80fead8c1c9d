namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>The weights that the program ships with, and what they are worth for papers that they were not fitted on.</summary>
public class WeightsFitTests(ITestOutputHelper output)
{
    // Of generated mistakes; besides those that the tests count.
    private static readonly int[] Seeds = [1, 2, 3];

    private static readonly Lazy<IReadOnlyList<FitExample>> Examples = new(() =>
    [
        .. WrittenSet.All.SelectMany(set => FitExample.Of(set, set.Errors, isWritten: true)),
        .. WrittenSet.All.SelectMany(set => Seeds.SelectMany(seed => FitExample.Of(set, PlantedError.In(set.Papers, seed))).Where(example => !example.IsTrue)),
    ]);

    [Fact(Explicit = true)]
    public void The_program_has_the_weights_of_this_fit()
    {
        var file = Path.Combine(Repository.Root, "src/ArxivBot/Summaries/Faithfulness/faithfulness.weights.tsv");
        var lines = new WeightsFit(Examples.Value).Lines().ToList();
        if (Environment.GetEnvironmentVariable("REWRITE_RECORDINGS") == "1")
            File.WriteAllLines(file, lines);
        File.ReadAllLines(file).ShouldBe(lines);
    }

    [Fact(Explicit = true)]
    public void Each_set_is_counted_with_weights_that_are_fitted_on_the_others()
    {
        SortedDictionary<string, (int Marked, int All)> counts = new(StringComparer.Ordinal);
        foreach (var set in WrittenSet.All)
        {
            var fit = new WeightsFit([.. Examples.Value.Where(example => example.Set != set.Name)]);
            foreach (var example in Examples.Value.Where(example => example.Set == set.Name))
            {
                var isMarked = example.IsMarkedBy(fit.Finds);
                var row = example.IsTrue ? "true points flagged" : example.IsWritten ? "written mistakes caught" : "generated mistakes caught";
                foreach (var key in new[] { $"{example.Set}: {row}", $"all: {row}", example.Error is { } error ? $"{error.Kind}: {row}" : $"true: {row}" })
                    counts[key] = counts.GetValueOrDefault(key) is var (marked, all) ? (marked + (isMarked ? 1 : 0), all + 1) : default;
            }
        }

        foreach (var (row, (marked, all)) in counts)
            output.WriteLine(FormattableString.Invariant($"{row}: {marked} of {all} ({100.0 * marked / all:0.0}%)"));
    }
}
