using ArxivBot.Subscriptions;
using CsCheck;

namespace ArxivBot.Tests.Subscriptions;

public class QueryTextTests
{
    [Fact]
    public void Words_phrases_beginnings_weights_and_exclusions_are_read()
    {
        var query = Parse("""LLM, "mixture of  experts"^2.5 quantiz* -survey,-“position paper” RL-based C++ pre-training^.5""");

        query.Terms.ShouldBe(
        [
            new Term("LLM"), new Term("mixture of experts", 2.5), new Term("quantiz*"), new Term("RL-based"), new Term("C++"),
            new Term("pre-training", 0.5),
        ]);
        query.Excluded.ShouldBe([new Term("survey"), new Term("position paper")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ,\t\n, ")]
    public void Nothing_is_the_query_that_every_paper_matches(string text) => Parse(text).Terms.ShouldBeEmpty();

    [Theory]
    [InlineData("\"A* search\" \"A*\"", "A* search|A")]
    [InlineData("\"OR\" \"(x)\"", "OR|(x)")]
    public void Quotation_marks_make_signs_plain(string text, string terms) =>
        string.Join('|', Parse(text).Terms.Select(term => term.Text)).ShouldBe(terms);

    [Theory]
    [InlineData("LLM^abc", 3, "this is not a weight")]
    [InlineData("LLM^0", 3, "this is not a weight")]
    [InlineData("LLM^101", 3, "this is not a weight")]
    [InlineData("LLM^2,5", 3, "this is not a weight")]
    [InlineData("LLM^NaN", 3, "this is not a weight")]
    [InlineData("a \"b", 2, "this quotation is not closed")]
    [InlineData("a \" \"", 2, "there is no word in this quotation")]
    [InlineData("a*", 0, "too short a beginning")]
    [InlineData("pre*ing", 3, "a * stands only at the end of a word")]
    [InlineData("pre-train*", 0, "only a single word can end in *")]
    [InlineData("-survey^2", 0, "an excluded term has no weight")]
    [InlineData("LLM -", 5, "there is no word here")]
    [InlineData("--survey", 1, "a term has one minus at most")]
    [InlineData("LLM ++", 4, "there is no word here")]
    [InlineData("a\"b\"", 1, "two terms run into each other")]
    [InlineData("LLM AND kernel", 4, "AND is not an operator here")]
    [InlineData("(LLM", 0, "brackets do not group terms here")]
    public void What_cannot_be_read_is_pointed_at(string text, int position, string message)
    {
        QueryText.TryParse(text, out _, out var error).ShouldBeFalse();

        (error!.Position, error.Message).ShouldBe((position, message));
    }

    [Fact]
    public void An_error_shows_its_place()
    {
        QueryText.TryParse("kernel LLM^abc", out _, out var error).ShouldBeFalse();

        error!.Show("kernel LLM^abc").ReplaceLineEndings("\n").ShouldBe("""
            kernel LLM^abc
                      ^
            this is not a weight; write a number above 0 and at most 100, such as ^2.5
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Queries_are_bounded()
    {
        QueryText.TryParse(string.Join(' ', Enumerable.Repeat("a", 200)), out _, out _).ShouldBeTrue();
        QueryText.TryParse(string.Join(' ', Enumerable.Repeat("a", 201)), out _, out var terms).ShouldBeFalse();
        terms!.Message.ShouldBe("too many terms");
        QueryText.TryParse(new string('a', 2_000), out _, out _).ShouldBeTrue();
        QueryText.TryParse(new string('a', 2_001), out _, out var length).ShouldBeFalse();
        length!.Position.ShouldBe(2_000);
    }

    [Fact]
    public void Any_text_is_read_or_its_error_shown() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["ab*^\"“”-, .2()\uD800\n"], 0, 40]).Sample(text =>
            QueryText.TryParse(text, out var query, out var error)
                ? query is not null && error is null
                : error!.Position <= text.Length && error.Show(text).Length > 0);

    [Fact]
    public void What_is_printed_reads_back_as_the_same_query()
    {
        var word = Gen.String[Gen.Char["abcXYZ019é型"], 1, 8];
        var text = Gen.OneOf(
            word,
            word.Select(w => w.Length > 1 ? $"{w}*" : w),
            word.Array[2, 4].Select(words => string.Join(' ', words)),
            Gen.OneOf("C++", "C#", "RL-based", "AND", "OR", "a,b", "x^2", "-x", "(x)", "A* search", "don't"));
        var weight = Gen.OneOf(Gen.Const(1.0), Gen.Double[0.001, 100], Gen.Int[1, 100].Select(n => (double)n));
        Gen.Select(Gen.Select(text, weight).Select((t, w) => new Term(t, w)).List[0, 20], text.Select(t => new Term(t)).List[0, 5])
            .Sample((terms, excluded) =>
            {
                var read = Parse(QueryText.Print(new Query(terms, excluded)));
                read.Terms.ShouldBe(terms);
                read.Excluded.ShouldBe(excluded);
            });
    }

    private static Query Parse(string text)
    {
        QueryText.TryParse(text, out var query, out var error).ShouldBeTrue(error?.Show(text));
        return query!;
    }
}
