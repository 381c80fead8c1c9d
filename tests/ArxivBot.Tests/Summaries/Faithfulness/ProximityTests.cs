using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class ProximityTests
{
    private const string Text = "alpha beta, gamma 7 delta";

    private static readonly Proximity Sentence = new(Text, [("alpha", 0), ("beta", 6), ("gamma", 12), ("delta", 20)]);

    [Fact]
    public void Words_are_less_close_with_each_word_and_comma_between()
    {
        var around = Sentence.Around(18, 19).ToDictionary(each => each.Key, each => each.Closeness);
        around["gamma"].ShouldBe(1);
        around["delta"].ShouldBe(1);
        // A comma counts for two.
        around["beta"].ShouldBe(Math.Pow(0.9, 3), 1e-9);
        around["alpha"].ShouldBe(Math.Pow(0.9, 4), 1e-9);
    }

    [Fact]
    public void What_stands_at_the_place_is_not_around_it() =>
        Sentence.Around(12, 17).Select(each => each.Key).ShouldBe(["alpha", "beta", "delta"]);

    [Fact]
    public void Two_places_are_as_close_from_either_side()
    {
        Sentence.Between(0, 18).ShouldBe(Math.Pow(0.9, 5), 1e-9);
        Sentence.Between(18, 0).ShouldBe(Sentence.Between(0, 18));
    }
}
