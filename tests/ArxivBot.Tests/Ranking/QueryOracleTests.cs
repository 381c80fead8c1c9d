using System.Text.RegularExpressions;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Subscriptions;
using CsCheck;

namespace ArxivBot.Tests.Ranking;

/// <summary>All queries compiled together give what each gives when its tree is walked for each paper.</summary>
public class QueryOracleTests
{
    // Words that have no other spelling: how words are compared is tested elsewhere.
    private static readonly Gen<string> Word = Gen.OneOf("alpha", "beta", "gamma", "delta", "omega");

    private static readonly Gen<string> Author = Gen.OneOf("Tri Dao", "Li Wei", "Ada B Lovelace", "Wei Dao");

    private static readonly Gen<string> Category = Gen.OneOf("cs.LG", "cs.DC", "hep-th", "stat.ML");

    private static readonly Gen<Term> Terms = Gen.OneOf(
        Word.Select(word => new Term(word)),
        Word.Array[2].Select(words => new Term(string.Join(' ', words))),
        Gen.OneOf("al*", "be*").Select(beginning => new Term(beginning)),
        Gen.Select(Word, Gen.Bool).Select((word, inTitle) => new Term(word) { Field = inTitle ? QueryField.Title : QueryField.Abstract }),
        Gen.OneOf("Tri Dao", "Dao", "L. Wei", "Ada Lovelace", "Nobody").Select(name => new Term(name) { Field = QueryField.Author }),
        Gen.OneOf("cs.LG", "cs.*", "hep-th", "math.*").Select(category => new Term(category) { Field = QueryField.Category }),
        Gen.OneOf("a b", "ta (d|o)", "^gam").Select(pattern => new Term(pattern) { IsPattern = true }),
        Gen.OneOf("lph", "ta$").Select(pattern => new Term(pattern) { IsPattern = true, Field = QueryField.Title }));

    private static readonly Gen<AnnouncedPaper[]> Papers =
        Gen.Select(Text(4), Text(6), Author.Array[0, 3], Category.Array[1, 3]).Array[0, 6].Select(papers => papers.Select((paper, number) =>
        {
            var announced = Announcements.Of($"2512.{number + 1:00000}", paper.Item1, paper.Item2);
            (announced.Paper.Authors, announced.Paper.Categories) = ([.. paper.Item3], [.. paper.Item4.Distinct()]);
            return announced;
        }).ToArray());

    [Fact]
    public void Compiled_queries_find_what_a_walk_over_each_tree_finds() =>
        Gen.Select(Papers, GeneratedQueries.Of(Terms).Array[1, 6]).Sample(
            (papers, queries) =>
            {
                var requests = queries.Concat(queries).Select(query => new RankingRequest(query, new RankingOptions())).ToArray();
                foreach (var (query, ranked) in queries.Concat(queries).Zip(Ranker.RankAll(papers, requests)))
                {
                    var expected = papers.Where(paper => Holds(query.Root, paper.Paper))
                        .ToDictionary(paper => paper.Paper.Id.Value, paper => Score(query, paper.Paper));
                    ranked.Papers.Select(paper => paper.Announced.Paper.Id.Value).ShouldBe(expected.Keys, ignoreOrder: true, QueryText.Print(query));
                    ranked.Papers.ShouldAllBe(paper => Math.Abs(paper.Score - expected[paper.Announced.Paper.Id.Value]) < 1e-9);
                }
            },
            iter: 1_000);

    private static Gen<string> Text(int most) => Word.Array[0, most].Select(words => string.Join(' ', words));

    private static bool Holds(QueryNode node, Paper paper) => node switch
    {
        Term term => Amount(term, paper) > 0,
        QueryGroup group => (group.Any.Count == 0 || group.Any.Any(child => Holds(child, paper)))
            && group.Must.All(child => Holds(child, paper))
            && !group.Not.Any(child => Holds(child, paper)),
        _ => throw new InvalidOperationException(),
    };

    private static double Score(Query query, Paper paper) =>
        query.Terms.GroupBy(term => (term.Text, term.Field, term.IsPattern)).Sum(same => Amount(same.MaxBy(term => term.Weight)!, paper));

    private static double Amount(Term term, Paper paper) => term.Field switch
    {
        QueryField.Author => paper.Authors.Exists(author => IsAuthor(term.Text, author)) ? term.Weight : 0,
        QueryField.Category => paper.Categories.Exists(category => category == term.Text || term.Text.EndsWith(".*", StringComparison.Ordinal)
            && category.StartsWith(term.Text[..^1], StringComparison.Ordinal)) ? term.Weight : 0,
        _ when term.Field != QueryField.Abstract && IsIn(term, paper.Title) => 1.5 * term.Weight,
        _ => term.Field != QueryField.Title && IsIn(term, paper.Abstract) ? term.Weight : 0,
    };

    private static bool IsAuthor(string name, string author) => name switch
    {
        "L. Wei" => author == "Li Wei",
        "Ada Lovelace" => author == "Ada B Lovelace",
        _ => $" {author} ".Contains($" {name} ", StringComparison.Ordinal),
    };

    private static bool IsIn(Term term, string text) => term.IsPattern
        ? Regex.IsMatch(text, term.Text)
        : $" {text} ".Contains(term.Text.EndsWith('*') ? $" {term.Text[..^1]}" : $" {term.Text} ", StringComparison.Ordinal);
}
