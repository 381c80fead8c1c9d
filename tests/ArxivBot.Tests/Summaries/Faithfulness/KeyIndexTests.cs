using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class KeyIndexTests
{
    [Fact]
    public void Shares_are_by_weight_and_of_a_key_that_is_there_twice_the_closest_counts()
    {
        var index = new KeyIndex(key => key == "rare" ? 3 : 1);
        index.Add([("rare", 0.2), ("common", 1), ("rare", 0.5)]);
        index.Add([("common", 0.5)]);
        index.Count.ShouldBe(2);
        index.Shares(["rare", "common"]).ShouldBe([2.5 / 4, 0.5 / 4]);
        index.Shares(["nowhere"]).ShouldBe([0, 0]);
        index.Shares([]).ShouldBe([0, 0]);
    }

    [Fact]
    public void Sums_count_what_is_close_in_both()
    {
        var index = new KeyIndex(_ => 2);
        index.Add([("one", 0.5)]);
        var (sums, most) = index.Sums([("one", 0.5), ("two", 1)]);
        sums.ShouldBe([0.5]);
        most.ShouldBe(3);
    }
}
