using ArxivBot.Summaries.Extractive;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>What the check makes of thirteen sets of papers. Its weights are fitted on all of them, which <see cref="WeightsFitTests"/> tell from what they are worth elsewhere.</summary>
public class WrittenSetTests(ITestOutputHelper output)
{
    [Fact]
    public void Each_set_with_written_mistakes_has_100_in_numbers_and_100_in_names_and_at_least_150_true_points()
    {
        foreach (var set in WrittenSet.All.Where(set => set.Errors.Count > 0))
        {
            set.Errors.CountBy(error => error.Kind).ShouldBe(
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
            set.Papers.Sum(paper => paper.Points.Count).ShouldBeGreaterThanOrEqualTo(150);
            set.Errors.ShouldAllBe(error => error.Text != error.Paper.Points[error.Point].Text);
            set.Errors.Distinct().Count().ShouldBe(200);
        }
    }

    [Fact]
    public void What_a_paper_says_itself_is_found_in_it()
    {
        List<string> flagged = [];
        var sentences = 0;
        foreach (var paper in WrittenSet.Of("Eighth").Papers)
        {
            var check = new FaithfulnessCheck(paper.Text);
            foreach (var sentence in paper.Text.Sections.SelectMany(section => section.Paragraphs).Where(paragraph => !paragraph.Contains('\n')).SelectMany(Sentences.Of))
            {
                sentences++;
                if (check.FindingsOf(sentence).Any(finding => !finding.IsFound))
                    flagged.Add(sentence);
            }
        }

        sentences.ShouldBeGreaterThan(500);
        flagged.Count.ShouldBeLessThanOrEqualTo(1, string.Join('\n', flagged));
    }

    [Fact]
    public void Of_all_generated_mistakes_95_percent_are_caught_and_of_all_true_points_fewer_than_5_percent_flagged()
    {
        FitExample[] examples = [.. WrittenSet.All.SelectMany(set => FitExample.Of(set, PlantedError.In(set.Papers)))];
        var (truths, mistakes) = (examples.Where(example => example.IsTrue).ToList(), examples.Where(example => !example.IsTrue).ToList());
        mistakes.Count.ShouldBe(200 * WrittenSet.All.Count);
        ((double)mistakes.Count(IsMarked) / mistakes.Count).ShouldBeGreaterThanOrEqualTo(0.95);
        ((double)truths.Count(IsMarked) / truths.Count).ShouldBeLessThan(0.05);

        static bool IsMarked(FitExample example) => example.IsMarkedBy(finding => finding.IsFound);
    }

    [Theory]
    [InlineData("First", 0.96, 0.05)]
    [InlineData("Second", 0.97, 0.05)]
    [InlineData("Practice", 0.94, 0.05)]
    [InlineData("Third", 0.95, 0.05)]
    [InlineData("Fourth", 0.96, 0.05)]
    [InlineData("Fifth", 0.94, 0.05)]
    [InlineData("Sixth", 0.95, 0.07)]
    [InlineData("Seventh", 0.94, 0.06)]
    [InlineData("Eighth", 0.96, 0.07)]
    [InlineData("Ninth", 0.94, 0.05)]
    [InlineData("Tenth", 0.95, 0.05)]
    [InlineData("Eleventh", 0.96, 0.05)]
    [InlineData("Twelfth", 0.94, 0.05)]
    public void Of_200_generated_mistakes_so_many_are_caught_and_of_true_points_so_few_flagged(string name, double least, double most)
    {
        var set = WrittenSet.Of(name);
        var errors = PlantedError.In(set.Papers);
        errors.Count.ShouldBe(200);
        var (caught, flagged) = Measured.Of(set, errors, output);
        caught.ShouldBeGreaterThanOrEqualTo(least);
        flagged.ShouldBeLessThan(most);
    }

    [Theory]
    [InlineData("Third", 0.88)]
    [InlineData("Fourth", 0.93)]
    [InlineData("Fifth", 0.94)]
    [InlineData("Sixth", 0.9)]
    [InlineData("Seventh", 0.88)]
    [InlineData("Eighth", 0.85)]
    [InlineData("Ninth", 0.88)]
    [InlineData("Tenth", 0.82)]
    [InlineData("Eleventh", 0.85)]
    [InlineData("Twelfth", 0.79)]
    public void Of_200_written_mistakes_so_many_are_caught(string name, double least)
    {
        var set = WrittenSet.Of(name);
        Measured.Of(set, set.Errors, output).Caught.ShouldBeGreaterThanOrEqualTo(least);
    }
}
