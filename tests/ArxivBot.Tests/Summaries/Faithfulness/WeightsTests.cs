using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class WeightsTests
{
    [Fact]
    public void The_place_that_fits_best_counts_and_what_is_nowhere_has_no_chance()
    {
        var weights = new Weights<NameSignal>(Enum.GetValues<NameSignal>().ToDictionary(signal => signal, signal => signal switch { NameSignal.Bias => -1.0, NameSignal.AroundLead => 3, _ => 0 }));
        weights.Score([Evidence(0.1), Evidence(0.9), Evidence(0.5)]).ShouldBe(1.7, 1e-9);
        weights.Score([]).ShouldBe(double.NegativeInfinity);

        static double[] Evidence(double window)
        {
            var signals = new Signals<NameSignal>();
            signals.Set(NameSignal.Bias, true);
            signals.Set(NameSignal.AroundLead, window);
            return signals.Values;
        }
    }

    [Fact]
    public void A_fit_learns_what_tells_true_from_false()
    {
        // The window tells, the topic does not.
        var random = new Random(1);
        List<FitExample> examples = [];
        var paper = WrittenSet.Of("First").Papers[0];
        for (var at = 0; at < 200; at++)
        {
            var isTrue = at % 2 == 0;
            var signals = new Signals<NameSignal>();
            signals.Set(NameSignal.Bias, true);
            signals.Set(NameSignal.TopicOfSentence, random.NextDouble());
            signals.Set(NameSignal.AroundLead, (isTrue ? 0.6 : 0) + (random.NextDouble() * 0.4));
            Finding[] findings = [new("ImageNet", FaithfulnessItemKind.Name, 0, [signals.Values]), new("1", FaithfulnessItemKind.Number, 9, [new Signals<NumberSignal>().Values])];
            examples.Add(new FitExample("First", paper, "", isTrue ? null : new PlantedError(paper, ErrorKind.DataSetReplaced, 0, paper.Points[0].Text), isTrue ? findings : findings[..1], isTrue ? null : []));
        }

        var fit = new WeightsFit(examples);
        examples.Count(example => example.IsTrue == fit.Finds(example.Findings[0])).ShouldBeGreaterThan(190);
    }

    [Fact]
    public void The_program_has_a_weight_for_each_signal()
    {
        Weights<NumberSignal>.Fitted.Score([new double[Enum.GetValues<NumberSignal>().Length]]).ShouldBe(0);
        Weights<NameSignal>.Fitted.Score([new double[Enum.GetValues<NameSignal>().Length]]).ShouldBe(0);
    }
}
