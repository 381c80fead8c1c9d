using ArxivBot.Platforms.Console;

namespace ArxivBot.Tests.Platforms.Console;

public class TextWrapTests
{
    [Fact]
    public void Words_stay_whole_where_they_fit() =>
        TextWrap.Lines("to be or notwithstanding all", 8).ShouldBe(["to be or", "notwiths", "tanding", "all"]);

    [Fact]
    public void Wide_characters_take_two_cells_and_a_comma_stays_with_its_word() =>
        TextWrap.Lines("漢字漢，字漢 ab", 6).ShouldBe(["漢字", "漢，字", "漢 ab"]);

    [Fact]
    public void Letters_and_their_marks_are_not_parted() =>
        TextWrap.Lines("e\u0301e\u0301e\u0301", 2).ShouldBe(["e\u0301e\u0301", "e\u0301"]);

    [Theory]
    [InlineData("One two three four five six", "One two", "three four…")]
    [InlineData("Some words end here. Other words follow", "Some words", "end here. …")]
    [InlineData("Seen by Wang et al. Other words", "Seen by", "Wang et…")]
    [InlineData("Fits in two lines", "Fits in two", "lines")]
    public void An_excerpt_ends_after_a_sentence_or_a_word(string text, string first, string second) =>
        TextWrap.Excerpt(text, 11, 2, "…").ShouldBe([first, second]);

    [Fact]
    public void Very_long_text_costs_no_more_than_what_is_shown() =>
        TextWrap.Excerpt(new string('x', 10_000_000), 80, 3, "…").Count.ShouldBe(3);
}
