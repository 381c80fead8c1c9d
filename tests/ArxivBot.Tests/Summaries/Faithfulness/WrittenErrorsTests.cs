namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>Mistakes written by hand in longer papers. Nothing of what is missed is shown, so that nothing is tuned on the fifth set.</summary>
public class WrittenErrorsTests(ITestOutputHelper output)
{
    [Fact]
    public void Each_set_has_100_numbers_changed_and_100_names_swapped_in_at_least_150_true_points()
    {
        foreach (var (errors, papers) in new[] { (WrittenErrors.ThirdSet, WrittenPaper.ThirdSet), (WrittenErrors.FourthSet, WrittenPaper.FourthSet), (WrittenErrors.FifthSet, WrittenPaper.FifthSet) })
        {
            errors.CountBy(error => error.Kind).ShouldBe(
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
            papers.Sum(paper => paper.Points.Count).ShouldBeGreaterThanOrEqualTo(150);
            errors.ShouldAllBe(error => error.Text != error.Paper.Points[error.Point].Text);
            errors.Distinct().Count().ShouldBe(200);
        }
    }

    [Fact]
    public void In_the_third_set_which_rules_were_made_with_95_of_100_errors_are_caught_and_fewer_than_5_of_100_true_points_flagged()
    {
        var (caught, flagged) = Measured.Of(WrittenErrors.ThirdSet, WrittenPaper.ThirdSet, output, isShown: false);
        caught.ShouldBeGreaterThanOrEqualTo(0.95);
        flagged.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void In_the_fourth_set_which_rules_were_made_with_92_of_100_errors_are_caught_and_fewer_than_5_of_100_true_points_flagged()
    {
        var (caught, flagged) = Measured.Of(WrittenErrors.FourthSet, WrittenPaper.FourthSet, output, isShown: false);
        caught.ShouldBeGreaterThanOrEqualTo(0.92);
        flagged.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void In_the_fifth_set_which_no_rule_was_made_with_88_of_100_errors_are_caught_and_fewer_than_12_of_100_true_points_flagged()
    {
        var (caught, flagged) = Measured.Of(WrittenErrors.FifthSet, WrittenPaper.FifthSet, output, isShown: false);
        caught.ShouldBeGreaterThanOrEqualTo(0.88);
        flagged.ShouldBeLessThan(0.12);
    }
}
