using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;
using CsCheck;

namespace ArxivBot.Tests.Ranking;

public class WordsRuleTests
{
    private static readonly RankingOptions Words = new();

    [Fact]
    public void A_term_gives_its_weight_and_half_of_it_more_in_the_title()
    {
        var paper = Announcements.Of("2512.00001", "LLM inference", "LLMs and kernels");

        var ranked = Rank([paper], new Term("kernel"), new Term("LLM"), new Term("inference", 2), new Term("absent")).Papers[0];

        ranked.Score.ShouldBe(1 + 1.5 + 3);
        ranked.Why.ToString().ShouldBe("inference +3.0 (title) · LLM +1.5 (title, abstract) · kernel +1.0 (abstract)");
    }

    [Fact]
    public void A_term_named_twice_counts_once_with_its_greater_weight() =>
        Rank([Announcements.Of("2512.00001", "", "LLMs")], new Term("LLM"), new Term("LLMs", 2), new Term("llm"))
            .Papers[0].Why.ToString().ShouldBe("LLMs +2.0 (abstract)");

    [Fact]
    public void An_excluded_term_drops_the_paper()
    {
        AnnouncedPaper[] announced =
            [Announcements.Of("2512.00001", "Kernels: a survey", ""), Announcements.Of("2512.00002", "Kernels, peer-reviewed previews", "")];
        var query = new Query([new Term("kernel")], [new Term("survey"), new Term("review")]);

        Ids(Ranker.Rank(announced, query, Words)).ShouldBe(["2512.00002"]);
    }

    [Fact]
    public void Equal_scores_stand_by_kind_and_then_by_id()
    {
        AnnouncedPaper[] announced =
        [
            Announcements.Of("2512.00001", "", "kernel") with { Kind = AnnouncementKind.Cross },
            Announcements.Of("2512.00003", "", "kernel"),
            Announcements.Of("2512.00002", "", "kernel"),
            Announcements.Of("2512.00009", "kernel", ""),
        ];

        Ids(Rank(announced, new Term("kernel"))).ShouldBe(["2512.00009", "2512.00002", "2512.00003", "2512.00001"]);
    }

    [Fact]
    public void A_paper_of_several_lists_counts_once_under_its_primary_category_as_its_best_kind()
    {
        var paper = Announcements.Of("2512.00001", "kernel", "", "cs.LG");

        var ranked = Rank([paper with { Kind = AnnouncementKind.Cross, Category = "cs.AI" }, paper], new Term("kernel"));

        ranked.Matched.ShouldBe(1);
        ranked.Papers[0].Category.ShouldBe("cs.LG");
        ranked.Papers[0].Announced.Kind.ShouldBe(AnnouncementKind.New);
    }

    [Fact]
    public void Only_the_subscribers_lists_are_looked_at()
    {
        var paper = Announcements.Of("2512.00001", "kernel", "", "cs.LG");
        AnnouncedPaper[] announced = [paper, paper with { Kind = AnnouncementKind.Cross, Category = "cs.AI" }];
        var query = new Query([new Term("kernel")], []);

        var answers = Ranker.RankAll(
            announced, [new(query, Words, Announcements.Lists("cs.AI")), new(query, Words, Announcements.Lists("cs.CL")), new(query, Words, Announcements.Lists("cs.AI", "cs.LG"))]);

        answers.Select(answer => answer.Matched).ShouldBe([1, 0, 1]);
        answers[0].Papers[0].Announced.Kind.ShouldBe(AnnouncementKind.Cross);
        answers[2].Papers[0].Announced.Kind.ShouldBe(AnnouncementKind.New);
    }

    [Fact]
    public void Replacements_are_left_out_unless_asked_for()
    {
        var paper = Announcements.Of("2512.00001", "kernel", "") with { Kind = AnnouncementKind.Replace };

        Rank([paper], new Term("kernel")).Matched.ShouldBe(0);
        Ranker.Rank([paper], new Query([new Term("kernel")], []), Words with { IncludeReplacements = true }).Matched.ShouldBe(1);
    }

    [Fact]
    public void Papers_below_the_minimum_are_not_matched_and_those_beyond_the_maximum_are_not_shown()
    {
        AnnouncedPaper[] announced =
            [.. Enumerable.Range(1, 9).Select(n => Announcements.Of($"2512.{n:00000}", n % 3 == 0 ? "kernel" : "", "kernel"))];

        var ranked = Ranker.Rank(announced, new Query([new Term("kernel")], []), Words with { MinimumScore = 1.5, MaximumPapers = 2 });

        ranked.Matched.ShouldBe(3);
        Ids(ranked).ShouldBe(["2512.00003", "2512.00006"]);
        Ranker.Rank(announced, new Query([], []), Words with { MaximumPapers = 0 }).ShouldSatisfyAllConditions(
            none => none.Matched.ShouldBe(9), none => none.Papers.ShouldBeEmpty());
    }

    [Fact]
    public void Without_terms_every_paper_matches_with_no_score()
    {
        AnnouncedPaper[] announced = [Announcements.Of("2512.00002", "a", ""), Announcements.Of("2512.00001", "a survey", "")];

        var ranked = Ranker.Rank(announced, new Query([], []), Words with { MinimumScore = 1 });

        Ids(ranked).ShouldBe(["2512.00001", "2512.00002"]);
        ranked.Papers.ShouldAllBe(paper => paper.Score == 0 && paper.Why.ToString().Length == 0);
        Ids(Ranker.Rank(announced, new Query([], [new Term("survey")]), Words)).ShouldBe(["2512.00002"]);
    }

    [Fact]
    public void A_day_without_announcements_has_no_papers() => Rank([], new Term("kernel")).Matched.ShouldBe(0);

    [Fact]
    public void An_answer_does_not_depend_on_the_other_requests_or_their_order()
    {
        var word = Gen.OneOf("kernel", "kernels", "LLM", "sparse", "fast", "MoE", "pre-training");
        var term = Gen.Select(word, Gen.Int[1, 4]).Select((text, weight) => new Term(text, weight));
        var request = Gen.Select(term.List[0, 4], term.List[0, 1], Gen.Int[0, 4], Gen.Bool).Select((terms, excluded, most, classic) =>
            new RankingRequest(
                new Query(terms, excluded),
                new RankingOptions { MaximumPapers = most, Mode = classic ? RankingMode.Classic : RankingMode.Words }));
        var text = word.Array[0, 4].Select(words => string.Join(' ', words));
        var announced = Gen.Select(text, text, Gen.Enum<AnnouncementKind>(), Gen.Int[1, 6]).Select((title, body, kind, number) =>
            Announcements.Of($"2512.{number:00000}", title, body) with { Kind = kind }).Array[0, 8];

        Gen.Select(announced, request.Array[1, 6]).Sample((papers, requests) =>
        {
            var together = Ranker.RankAll(papers, requests).Select(Show).ToList();
            together.ShouldBe(requests.Select(one => Show(Ranker.RankAll(papers, [one])[0])));
            Ranker.RankAll(papers, [.. requests.Reverse()]).Select(Show).Reverse().ShouldBe(together);
        });

        static string Show(Ranked ranked) => $"{ranked.Matched}: {string.Join("; ", ranked.Papers.Select(p => $"{p.Announced.Paper.Id} {p.Score} {p.Why}"))}";
    }

    private static Ranked Rank(AnnouncedPaper[] announced, params Term[] terms) => Ranker.Rank(announced, new Query(terms, []), Words);

    private static IEnumerable<string> Ids(Ranked ranked) => ranked.Papers.Select(paper => paper.Announced.Paper.Id.Value);
}
