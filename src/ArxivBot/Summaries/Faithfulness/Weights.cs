using System.Globalization;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>
/// How much each signal counts for a number or name being the paper's: a logistic regression, fitted on papers and
/// summaries written for it. Above 0 in sum is more likely right than wrong.
/// </summary>
/// <typeparam name="TSignal">What the weights are of.</typeparam>
internal sealed class Weights<TSignal>
    where TSignal : struct, Enum
{
    private readonly double[] _weights;

    /// <param name="weights">One for each signal.</param>
    public Weights(IReadOnlyDictionary<TSignal, double> weights) => _weights = [.. Enum.GetValues<TSignal>().Select(signal => weights[signal])];

    /// <summary>The ones that the program ships with.</summary>
    public static Weights<TSignal> Fitted { get; } = Read();

    /// <summary>Of the place that fits best.</summary>
    /// <param name="evidence">Of each place; none for what stands nowhere.</param>
    /// <returns>The odds' logarithm; negative infinity for what stands nowhere.</returns>
    public double Score(IEnumerable<double[]> evidence) => evidence.Select(Score).DefaultIfEmpty(double.NegativeInfinity).Max();

    private double Score(double[] signals) => signals.Zip(_weights).Sum(pair => pair.First * pair.Second);

    // A line is the kind of the signal, its name and its weight.
    private static Weights<TSignal> Read()
    {
        using var stream = typeof(Weights<>).Assembly.GetManifestResourceStream("summaries/faithfulness.weights.tsv")!;
        using var reader = new StreamReader(stream);
        return new Weights<TSignal>(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Where(cells => cells[0] == typeof(TSignal).Name)
            .ToDictionary(cells => Enum.Parse<TSignal>(cells[1]), cells => double.Parse(cells[2], CultureInfo.InvariantCulture)));
    }
}
