namespace ArxivBot.Tests.Summaries;

/// <summary>Expected values are worked out by hand; the sentences of the gunman and w1 to w9 are Lin's own examples.</summary>
public class RougeTests
{
    private const double Close = 1e-12;

    [Fact]
    public void A_text_shares_all_of_itself() =>
        Of(["The cat sat.", "It slept."], ["The cat sat.", "It slept."]).ShouldBe(new Rouge(1, 1, 1));

    [Fact]
    public void Texts_without_a_word_in_common_share_nothing() =>
        Of(["The cat sat."], ["A dog ran."]).ShouldBe(new Rouge(0, 0, 0));

    [Fact]
    public void An_empty_summary_shares_nothing() => Of([], ["A dog ran."]).ShouldBe(new Rouge(0, 0, 0));

    [Fact]
    public void Words_count_in_any_order_but_subsequences_only_in_theirs()
    {
        // Of four words three are shared, of three pairs "the gunman"; in order there are three, and two.
        Check(Of(["police kill the gunman"], ["police killed the gunman"]), 3 / 4.0, 1 / 3.0, 3 / 4.0);
        Check(Of(["the gunman kill police"], ["police killed the gunman"]), 3 / 4.0, 1 / 3.0, 2 / 4.0);
    }

    [Fact]
    public void Subsequences_of_all_sentences_are_joined()
    {
        // w1 w2 with the first and w1 w3 w5 with the second: w1 w2 w3 w5 are 4 of 5, and 4 of 10.
        var rouge = Of(["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"], ["w1 w2 w3 w4 w5"]);
        rouge.Longest.ShouldBe(2 * (4 / 5.0) * (4 / 10.0) / (4 / 5.0 + 4 / 10.0), Close);
    }

    [Fact]
    public void Precision_and_recall_weigh_the_same()
    {
        // Shared are 4 words of 6 and of 4; the pair "sat on" of 5 and of 3; in order "the sat on".
        Check(Of(["the old sat on a cat"], ["the cat sat on"]), 2 * 4 / 10.0, 2 * 1 / 8.0, 2 * 3 / 10.0);
        Check(Of(["the cat"], ["the cat sat on the mat"]), 2 * 2 / 8.0, 2 * 1 / 6.0, 2 * 2 / 8.0);
    }

    [Fact]
    public void A_repeated_word_counts_as_often_as_the_reference_has_it()
    {
        Check(Of(["the the the the"], ["the cat"]), 2 * 1 / 6.0, 0, 2 * 1 / 6.0);
        Check(Of(["the"], ["the cat", "the dog"]), 2 * 1 / 5.0, 0, 2 * 1 / 5.0);
    }

    [Fact]
    public void Pairs_do_not_reach_over_the_end_of_a_sentence() => Of(["a b", "c d"], ["b c"]).Two.ShouldBe(0);

    [Fact]
    public void Case_and_punctuation_do_not_count() => Of(["The cat, sat!"], ["the (Cat) sat"]).ShouldBe(new Rouge(1, 1, 1));

    [Fact]
    public void Each_Chinese_character_is_a_word() => Check(Of(["我们的方法"], ["我们的模型"]), 3 / 5.0, 2 / 4.0, 3 / 5.0);

    private static Rouge Of(string[] summary, string[] reference) => Rouge.Of(summary, reference);

    private static void Check(Rouge rouge, double one, double two, double longest)
    {
        rouge.One.ShouldBe(one, Close);
        rouge.Two.ShouldBe(two, Close);
        rouge.Longest.ShouldBe(longest, Close);
    }
}
