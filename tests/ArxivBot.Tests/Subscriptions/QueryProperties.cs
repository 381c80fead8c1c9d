using System.Diagnostics;
using ArxivBot.Subscriptions;
using CsCheck;

namespace ArxivBot.Tests.Subscriptions;

public class QueryProperties
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ019é型"], 2, 8];

    private static readonly Gen<Term> Words = Gen.OneOf(
        Word,
        Word.Select(word => $"{word}*"),
        Word.Array[2, 4].Select(words => string.Join(' ', words)),
        Gen.OneOf("C++", "C#", "RL-based", "AND", "or", "a,b", "x^2", "-x", "+x", "/x/", "–x", "(x)", "A* search", "don't", "title:x", "no:field", "12:30"))
        .Select(text => new Term(text));

    private static readonly Gen<Term> Patterns =
        Gen.OneOf("a", "a/b", @"\bx+\d", @"\\", "“", "a ^2\" (b)", "[/／]", "é*f").Select(text => new Term(text) { IsPattern = true });

    private static readonly Gen<Term> Terms = Gen.OneOf(
        Words,
        Gen.Select(Words, Gen.Enum<QueryField>().Where(field => field <= QueryField.Abstract), (term, field) => term with { Field = field }),
        Gen.OneOf("Tri Dao", "T. Dao", "Hinton", "Dao, Tri").Select(name => new Term(name) { Field = QueryField.Author }),
        Gen.OneOf("cs.DC", "hep-th", "cs.*", "astro-ph.*").Select(name => new Term(name) { Field = QueryField.Category }));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["ab*^\"“”-+/\\, .2()：:（）\u00A0\u200B\uD800\n"], 0, 40],
        Gen.OneOf("a", "LLM", "\"x y\"", "(", ")", " ", " ", " AND ", " OR ", " NOT ", "-", "+", "title:", "au:", "cat:cs.LG", "^2", "/a+/", "pre*", "ab ", ",")
            .Array[0, 30].Select(parts => string.Concat(parts)));

    [Fact]
    public void What_is_printed_reads_back_as_the_same_tree() =>
        Gen.Select(GeneratedQueries.Of(Terms), Patterns.List[0, 3]).Sample((query, patterns) =>
        {
            query = new Query(QueryGroup.Of(query.Root.Any.Concat(patterns), query.Root.Must, query.Root.Not));
            var text = QueryText.Print(query);
            if (text.Length <= QueryText.MaximumLength)
                Parse(text).ShouldBe(query, text);
        });

    [Fact]
    public void Any_text_is_read_or_its_error_points_into_it() =>
        Texts.Sample(
            text =>
            {
                if (!QueryText.TryParse(text, out var query, out var error))
                    return query is null && error!.Position >= 0 && error.Position <= text.Length && error.Show(text).Length > 0;
                var printed = QueryText.Print(query);
                return error is null && Parse(printed).Equals(query) && QueryText.Print(Parse(printed)) == printed;
            },
            iter: 5_000);

    [Theory]
    [InlineData("(")]
    [InlineData("NOT ")]
    [InlineData("a OR ")]
    [InlineData("+(a -(b ")]
    [InlineData("title:(")]
    [InlineData("\"")]
    [InlineData("/a*/ ")]
    [InlineData("((((((((((((((((((a b)^2)^.5)^2)^.5)^2)^.5)^2)^.5)^2)^.5)^2)^.5)^2)^.5)^2)^.5)^2)^.5) ")]
    public void The_longest_text_is_read_at_once(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, QueryText.MaximumLength))[..QueryText.MaximumLength];
        _ = QueryText.TryParse(text, out _, out _);
        var clock = Stopwatch.StartNew();

        _ = QueryText.TryParse(text, out _, out _);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static Query Parse(string text)
    {
        QueryText.TryParse(text, out var query, out var error).ShouldBeTrue(error?.Show(text));
        return query!;
    }
}
