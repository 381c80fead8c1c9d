using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Ranking;
using CsCheck;

namespace ArxivBot.Tests.Matching;

public class MatcherTests
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "kernel", "kernels", "GPU", "GPUs", "gps", "GPS", "pre-training", "pretraining", "pre", "training", "Schrödinger", "état-of-art", "C++", "cmos", "CMOS", "模型");

    private static readonly Gen<string> Text = Word.Array[0, 12].Select(words => string.Join(' ', words));

    private static readonly Gen<Query> Queries =
        Gen.OneOf(Word, Word.Array[2, 3].Select(words => string.Join(' ', words)), Gen.OneOf("ker*", "pr*", "pretr*", "gp*"))
            .Array[0, 4].Select(terms => new Query([.. terms.Select(term => new Term(term))], []));

    private static readonly Gen<List<Paper>> Papers =
        Gen.Select(Text, Text).List[0, 5].Select(texts => texts
            .Select((text, number) => Announcements.Of($"2512.{number + 1:00000}", text.Item1, text.Item2).Paper)
            .ToList());

    [Fact]
    public void Many_queries_at_once_find_what_each_finds_word_by_word() =>
        Gen.Select(Queries.Array[0, 6], Papers).Sample((queries, papers) =>
        {
            var matcher = Matcher.Words(queries);
            var matches = matcher.Match(papers);
            foreach (var term in matcher.Queries.SelectMany(query => query.Terms))
            {
                for (var paper = 0; paper < papers.Count; paper++)
                {
                    var expected = (Naive(term.Term.Text, papers[paper].Title) ? Places.Title : Places.None)
                        | (Naive(term.Term.Text, papers[paper].Abstract) ? Places.Abstract : Places.None);
                    matches.Of(term.Number, paper).ShouldBe(expected, $"{term.Term.Text} in {papers[paper].Title} | {papers[paper].Abstract}");
                }
            }
        });

    [Fact]
    public void Substrings_are_those_of_a_naive_search() =>
        Gen.Select(Gen.String[Gen.Char["abA B"], 1, 3].Array[1, 8], Gen.String[Gen.Char["abAB "], 0, 20], Gen.String[Gen.Char["abAB "], 0, 20])
            .Sample((terms, title, text) =>
            {
                var matcher = Matcher.Substrings([new Query([.. terms.Select(term => new Term(term))], [])]);
                var matches = matcher.Match([Announcements.Of("2512.00001", title, text).Paper]);
                foreach (var term in matcher.Queries[0].Terms)
                {
                    var places = matches.Of(term.Number, 0);
                    var lower = term.Term.Text.ToLowerInvariant();
                    places.HasFlag(Places.Title).ShouldBe(title.ToLowerInvariant().Contains(lower, StringComparison.Ordinal));
                    (places != Places.None).ShouldBe($"{title} {text.TrimStart()}".ToLowerInvariant().Contains(lower, StringComparison.Ordinal));
                }
            });

    [Fact]
    public void The_same_term_of_two_queries_is_one_term()
    {
        var matcher = Matcher.Words([new Query([new Term("Kernel")], []), new Query([new Term("kernels", 3)], [])]);

        matcher.Queries[1].Terms[0].Number.ShouldBe(matcher.Queries[0].Terms[0].Number);
    }

    [Fact]
    public void Equal_queries_are_compiled_once_and_a_field_adds_no_term()
    {
        QueryText.TryParse("+kernel title:(kernel LLM) -survey", out var one, out _).ShouldBeTrue();
        QueryText.TryParse("(ti:kernel OR ti:LLM), NOT survey +kernel", out var same, out _).ShouldBeTrue();

        var matcher = Matcher.Words([one!, same!]);

        matcher.Queries[1].ShouldBeSameAs(matcher.Queries[0]);
        matcher.Queries[0].Terms.Select(term => term.Number).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Threads_may_share_a_matcher()
    {
        var papers = Enumerable.Range(1, 200).Select(n => Announcements.Of($"2512.{n:00000}", $"kernel {n}", "pre-training").Paper).ToList();
        var matcher = Matcher.Words([new Query([new Term("pretraining"), new Term("7")], [])]);

        Parallel.For(0, 16, _ =>
        {
            var matches = matcher.Match(papers);
            matches.Of(matcher.Queries[0].Terms[0].Number).Length.ShouldBe(200);
            matches.Of(matcher.Queries[0].Terms[1].Number).Length.ShouldBe(1);
        });
    }

    /// <summary>Each way to write the term, looked for at each place of each way to read the text.</summary>
    private static bool Naive(string term, string text)
    {
        var tokenizer = new Tokenizer();
        var readings = new[] { Split(tokenizer.Tokens(text)), Joined(tokenizer.Tokens(text)) };
        if (term.EndsWith('*'))
            return readings.Any(words => words.Any(word => word.Surface.StartsWith(term[..^1], StringComparison.Ordinal)));
        var spellings = new[] { Split(tokenizer.Tokens(term)), Joined(tokenizer.Tokens(term)) };
        return readings.Any(words => spellings.Any(spelling => Enumerable.Range(0, Math.Max(0, words.Count - spelling.Count + 1))
            .Any(at => spelling.Index().All(part =>
                words[at + part.Index].Normal == part.Item.Normal || words[at + part.Index].Normal == part.Item.InCapitals))));
    }

    private static List<Word> Split(List<Token> tokens) => [.. tokens.Select(token => token.Word)];

    private static List<Word> Joined(List<Token> tokens)
    {
        var words = new List<Word>();
        for (var at = 0; at < tokens.Count; at++)
        {
            words.Add(tokens[at].Compound ?? tokens[at].Word);
            at += tokens[at].Compound is null ? 0 : 1;
        }

        return words;
    }
}
