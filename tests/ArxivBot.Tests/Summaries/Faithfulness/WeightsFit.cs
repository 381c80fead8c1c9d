using System.Globalization;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>
/// Fits the weights of signals: a logistic regression by Adam on all examples at once, where a number or name counts by the
/// place that fits best, and of a point with a mistake the number or name that fits worst is to be wrong.
/// </summary>
internal sealed class WeightsFit
{
    private const int Rounds = 200;

    // A true point counts as two mistakes: readers see mostly true ones. With more of it less is flagged and less is caught.
    private const double TruthWeight = 2;

    private const double Regularization = 0.0005;

    private readonly Part _numbers = new(Enum.GetValues<NumberSignal>().Length, (int)NumberSignal.Bias);
    private readonly Part _names = new(Enum.GetValues<NameSignal>().Length, (int)NameSignal.Bias);

    public WeightsFit(IReadOnlyList<FitExample> examples)
    {
        _numbers.Scale(examples.SelectMany(example => example.Findings).Where(finding => finding.Kind == FaithfulnessItemKind.Number).SelectMany(finding => finding.Evidence));
        _names.Scale(examples.SelectMany(example => example.Findings).Where(finding => finding.Kind == FaithfulnessItemKind.Name).SelectMany(finding => finding.Evidence));
        _numbers.Start(NumberSignal.Topic);
        _names.Start(NameSignal.AroundLead);
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var example in examples)
            {
                if (example.IsTrue)
                {
                    foreach (var finding in example.Findings.Where(finding => finding.Evidence.Count > 0))
                        PartOf(finding).Learn(finding.Evidence, 1, TruthWeight);
                }
                else if (example.Suspects.MinBy(finding => PartOf(finding).Score(finding.Evidence)) is { } worst)
                {
                    PartOf(worst).Learn(worst.Evidence, 0, 1);
                }
            }

            var learned = _numbers.Learned + _names.Learned;
            _numbers.Step(round, learned);
            _names.Step(round, learned);
        }
    }

    /// <summary>As the program reads them.</summary>
    public IEnumerable<string> Lines() =>
        [.. LinesOf<NumberSignal>(_numbers), .. LinesOf<NameSignal>(_names)];

    public bool Finds(Finding finding) => finding.Evidence.Count > 0 && PartOf(finding).Score(finding.Evidence) > 0;

    private static IEnumerable<string> LinesOf<TSignal>(Part part)
        where TSignal : struct, Enum =>
        Enum.GetValues<TSignal>().Zip(part.Weights(), (signal, weight) => FormattableString.Invariant($"{typeof(TSignal).Name}\t{signal}\t{weight:0.####}"));

    private Part PartOf(Finding finding) => finding.Kind == FaithfulnessItemKind.Number ? _numbers : _names;

    // The weights of one kind of signals, each of them scaled to a mean of 0 and a deviation of 1.
    private sealed class Part(int signals, int bias)
    {
        private const double Rate = 0.05, Momentum = 0.9, Memory = 0.999, Noise = 1e-8;

        private readonly double[] _weights = new double[signals], _means = new double[signals], _deviations = new double[signals];
        private readonly double[] _gradient = new double[signals], _first = new double[signals], _second = new double[signals];

        public double Learned { get; private set; }

        public void Scale(IEnumerable<double[]> evidence)
        {
            double[][] all = [.. evidence];
            for (var signal = 0; signal < signals; signal++)
            {
                var mean = all.Average(each => each[signal]);
                var deviation = Math.Sqrt(all.Average(each => Math.Pow(each[signal] - mean, 2)));
                (_means[signal], _deviations[signal]) = signal == bias ? (0, 1) : (mean, deviation > 0 ? deviation : 1);
            }
        }

        // Which place fits best must be known roughly to begin with.
        public void Start(Enum telling) => (_weights[Convert.ToInt32(telling, CultureInfo.InvariantCulture)], _weights[bias]) = (0.5, 1);

        public double Score(IReadOnlyList<double[]> evidence) => evidence.Max(Score);

        public void Learn(IReadOnlyList<double[]> evidence, double truth, double weight)
        {
            var best = evidence.MaxBy(Score)!;
            var error = weight * (1 / (1 + Math.Exp(-Score(best))) - truth);
            for (var signal = 0; signal < signals; signal++)
                _gradient[signal] += error * Scaled(best, signal);
            Learned += weight;
        }

        public void Step(int round, double learned)
        {
            for (var signal = 0; signal < signals; signal++)
            {
                var slope = _gradient[signal] / learned + (signal == bias ? 0 : Regularization * _weights[signal]);
                _first[signal] = Momentum * _first[signal] + (1 - Momentum) * slope;
                _second[signal] = Memory * _second[signal] + (1 - Memory) * slope * slope;
                _weights[signal] -= Rate * (_first[signal] / (1 - Math.Pow(Momentum, round))) / (Math.Sqrt(_second[signal] / (1 - Math.Pow(Memory, round))) + Noise);
            }

            Array.Clear(_gradient);
            Learned = 0;
        }

        // For signals as they are.
        public double[] Weights()
        {
            var weights = new double[signals];
            for (var signal = 0; signal < signals; signal++)
            {
                weights[signal] += _weights[signal] / _deviations[signal];
                weights[bias] -= _weights[signal] * _means[signal] / _deviations[signal];
            }

            return weights;
        }

        private double Score(double[] signal)
        {
            var score = 0.0;
            for (var at = 0; at < signals; at++)
                score += _weights[at] * Scaled(signal, at);
            return score;
        }

        private double Scaled(double[] evidence, int signal) => (evidence[signal] - _means[signal]) / _deviations[signal];
    }
}
