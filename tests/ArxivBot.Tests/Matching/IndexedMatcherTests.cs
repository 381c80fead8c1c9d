using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Ranking;
using ArxivBot.Tests.Subscriptions;
using CsCheck;

namespace ArxivBot.Tests.Matching;

/// <summary>What is looked up in an index is what is found by reading each paper.</summary>
public class IndexedMatcherTests
{
    // Spellings that meet each other: plurals, acronyms, compounds, signs, accents, TeX, scripts without blanks.
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.OneOf("kernel", "Kernels", "CMOS", "cmos", "cmo", "LLM", "LLMs", "matrix", "matrices", "pretraining", "preparation"),
        Gen.OneOf("pre-training", "pre-trained", "state-of-the-art", "RL-based", "based", "RL", "pre", "training", "art"),
        Gen.OneOf("model's", "C++", "C#", ".NET", "net", "Erd\\H{o}s", "Erdős", "$\\alpha$", "α", "量子計算", "量", "naïve", "naive", "-", "/", "1990s"));

    private static readonly Gen<string> Author = Gen.OneOf(
        "Tri Dao", "T. Dao", "Li Wei (MIT)", "Wei-Lun Li", "Ada B. Lovelace", "José Álvarez", "李 明", "O'Brien, Kate", "(anonymous)", "");

    private static readonly Gen<string> Category = Gen.OneOf("cs.LG", "cs.DC", "hep-th", "stat.ML", "CS.lg");

    private static readonly Gen<string> Text = Gen.Select(Word.Array[0, 8], Gen.OneOf(" ", "  ", "-", ", ", "\n", "/")).Select(string (words, between) => string.Join(between, words));

    private static readonly Gen<Paper[]> Papers = Gen.Select(Text, Text, Author.Array[0, 3], Category.Array[1, 3]).Array[0, 8].Select(papers => papers.Select((paper, number) =>
    {
        var made = Announcements.Of($"2512.{number + 1:00000}", paper.Item1, paper.Item2).Paper;
        (made.Authors, made.Categories) = ([.. paper.Item3], [.. paper.Item4]);
        return made;
    }).ToArray());

    private static readonly Gen<Term> Terms = Gen.OneOf(
        Gen.Select(Word.Array[1, 3], Gen.OneOf(QueryField.Text, QueryField.Title, QueryField.Abstract)).Select((words, field) => new Term(string.Join(' ', words)) { Field = field }),
        Gen.OneOf("pre*", "ke*", "kernels*", "量*", "na*", "zz*").Select(beginning => new Term(beginning)),
        Gen.OneOf("Tri Dao", "Dao, Tri", "T. Dao", "Dao", "Li", "L. Wei", "Ada Lovelace", "Alvarez", "李", "Kate OBrien").Select(name => new Term(name) { Field = QueryField.Author }),
        Gen.OneOf("cs.LG", "cs.*", "hep-th", "hep-th.*", "math.*").Select(category => new Term(category) { Field = QueryField.Category }),
        Gen.OneOf("a", "ker.*els?", "^pre", "α").Select(pattern => new Term(pattern) { IsPattern = true }));

    [Fact]
    public void An_index_finds_what_a_scan_finds() =>
        Gen.Select(Papers, Papers, GeneratedQueries.Of(Terms).Array[1, 4]).Sample(
            (first, second, queries) =>
            {
                Paper[] papers = [.. first, .. second];
                var scan = Matcher.Words(queries);
                var expected = scan.Match(papers);
                var indexer = new TextIndexer();
                var matcher = new IndexedMatcher(queries);
                matcher.Find(indexer.Index(first), 0);
                matcher.Find(indexer.Index(second), first.Length);
                var read = matcher.NewReader();
                foreach (var chunk in papers.Index().Chunk(3))
                    read([.. chunk.Select(paper => (paper.Index, paper.Item.Title, paper.Item.Abstract))]);
                var found = matcher.ToMatches();

                foreach (var (query, compiled) in scan.Queries.Zip(matcher.Queries))
                {
                    compiled.Terms.ShouldBe(query.Terms);
                    foreach (var term in query.Terms.Concat(query.Excluded))
                        found.Of(term.Number).ToArray().ShouldBe(expected.Of(term.Number).ToArray(), QueryText.Print(term.Term));
                }
            },
            iter: 2_000);
}
