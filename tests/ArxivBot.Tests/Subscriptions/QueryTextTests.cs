using ArxivBot.Subscriptions;

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
    [InlineData("-survey^2", 7, "an excluded term has no weight")]
    [InlineData("a -(b c^2)", 7, "an excluded term has no weight")]
    [InlineData("LLM -", 5, "there is no word here")]
    [InlineData("LLM +", 5, "there is no word here")]
    [InlineData("--survey", 1, "a term has one minus at most")]
    [InlineData("NOT NOT a", 4, "a term has one minus at most")]
    [InlineData("LLM ++", 5, "there is no place for a + here")]
    [InlineData("LLM ?", 4, "there is no word here")]
    [InlineData("a\"b\"", 1, "two terms run into each other")]
    [InlineData("f(x)", 1, "two terms run into each other")]
    [InlineData("LLM and kernel", 4, "and is an operator only in capitals")]
    [InlineData("AND kernel", 0, "AND stands between two terms")]
    [InlineData("a OR OR b", 5, "OR stands between two terms")]
    [InlineData("a AND", 5, "there is no word here")]
    [InlineData("a OR +b", 5, "there is no place for a + here")]
    [InlineData("+a OR b", 3, "+ and OR do not go together")]
    [InlineData("a ^2", 2, "this weight belongs to no term")]
    [InlineData("(a^50)^3", 6, "the weights of this group multiply beyond bounds")]
    [InlineData("(LLM", 0, "this bracket is not closed")]
    [InlineData("LLM)", 3, "this bracket closes nothing")]
    [InlineData("a ()", 2, "there is nothing between these brackets")]
    [InlineData("auther:Dao", 0, "there is no field auther")]
    [InlineData("title:abs:x", 6, "a term has one field at most")]
    [InlineData("title:", 6, "there is nothing to look for in title:")]
    [InlineData("author:Da*", 9, "an author's name has no *")]
    [InlineData("author:\"T.\"", 7, "initials alone are nobody's name")]
    [InlineData("author:/x/", 7, "a pattern is looked for in titles and abstracts only")]
    [InlineData("cat:cs.QQ", 4, "'cs.QQ' is not an arXiv category")]
    [InlineData("cat:cs", 4, "cs is an archive")]
    [InlineData("/a", 0, "this pattern is not closed")]
    [InlineData("//", 1, "there is no pattern here")]
    [InlineData("/a*/", 1, "this pattern is in every text")]
    [InlineData("/a(b/", 4, "this is not a regular expression")]
    [InlineData("/(?=a)b/", 1, "this pattern could not be matched in linear time")]
    [InlineData("/(a{99}){99}/", 1, "this pattern is too large")]
    [InlineData("/a/ /b/ /c/ /d/", 12, "too many patterns")]
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
    public void Depth_and_patterns_are_bounded()
    {
        QueryText.TryParse(Nested(20), out _, out _).ShouldBeTrue();
        QueryText.TryParse(Nested(21), out _, out var depth).ShouldBeFalse();
        depth!.Position.ShouldBe(Nested(21).LastIndexOf('('));
        QueryText.TryParse($"/{new string('a', 100)}/", out _, out _).ShouldBeTrue();
        QueryText.TryParse($"/{new string('a', 101)}/", out _, out var pattern).ShouldBeFalse();
        pattern!.Position.ShouldBe(101);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("x -(y +", depth)) + "z" + new string(')', depth);
    }

    [Fact]
    public void A_query_that_would_be_too_long_written_out_is_refused()
    {
        QueryText.TryParse($"abstract:({string.Join(' ', Enumerable.Repeat("a", 190))})", out _, out var error).ShouldBeFalse();

        error!.Message.ShouldContain("characters when its groups are written out");
    }

    [Theory]
    [InlineData("a b OR c, d", "a b c d")]
    [InlineData("a OR b AND c", "a b AND c")]
    [InlineData("(a OR b) AND c", "+(a b) +c")]
    [InlineData("a AND b AND NOT c", "+a +b -c")]
    [InlineData("a NOT b", "a -b")]
    [InlineData("a OR NOT b", "a OR NOT b")]
    [InlineData("NOT b AND a, c", "a AND NOT b c")]
    [InlineData("+a b", "+a +b")]
    [InlineData("+(a b) -(c d) -(e AND f)", "a b -c -d -(+e +f)")]
    [InlineData("x (a b -c)", "x (a b -c)")]
    [InlineData("-(-a)", "-(-a)")]
    [InlineData("NOT (NOT a)", "-(-a)")]
    [InlineData("(a b^2)^1.5", "a^1.5 b^3")]
    [InlineData("author: “Tri Dao”", "author:\"Tri Dao\"")]
    [InlineData("ABS:x category:CS.dc cat:CS.* au:O'Brien", "abstract:x cat:cs.DC cat:cs.* author:O'Brien")]
    [InlineData("+title:(a AND b) c -cat:cs.CV", "+title:a +title:b +c -cat:cs.CV")]
    [InlineData("/a\\/b/^2 title:/x y/", "/a\\/b/^2 title:/x y/")]
    [InlineData("（ＬＬＭ　ＯＲ「a b」）＾２ －c —d", "LLM^2 \"a b\"^2 -c -d")]
    [InlineData("a\u00A0b\u200B \u200B-c", "a b\u200B -c")]
    [InlineData("\"cs:x\" 3:1 \"kernel\"", "\"cs:x\" 3:1 kernel")]
    public void One_tree_has_one_text(string typed, string printed) => QueryText.Print(Parse(typed)).ShouldBe(printed);

    private static Query Parse(string text)
    {
        QueryText.TryParse(text, out var query, out var error).ShouldBeTrue(error?.Show(text));
        return query!;
    }
}
