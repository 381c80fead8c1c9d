using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Ranking;

public class ClassicRuleTests
{
    private static readonly RankingOptions Classic = new() { Mode = RankingMode.Classic };

    [Theory]
    [InlineData("2025-12-09")]
    [InlineData("2025-12-10")]
    [InlineData("2025-12-11")]
    [InlineData("2025-12-12")]
    [InlineData("2025-12-16")]
    [InlineData("2025-12-17")]
    [InlineData("2025-12-18")]
    [InlineData("2025-12-19")]
    public void The_earlier_bots_digests_come_out_the_same_to_the_last_rank(string day)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Shared.Path($"arxiv/corpus/{day}/expected-top30.json")));
        var root = expected.RootElement;
        var query = new Query(
            [.. Strings("keywords").Select(keyword => new Term(keyword))],
            [.. Strings("exclude").Select(keyword => new Term(keyword))]);
        var options = Classic with { MaximumPapers = root.GetProperty("max_papers").GetInt32(), MinimumScore = 50 };

        var ranked = Ranker.Rank(RecordedDay.Read(day, Strings("categories")), query, options);

        ranked.Papers.Select(paper => (paper.Announced.Paper.Id.Value, paper.Score, paper.Category, paper.Announced.Version))
            .ShouldBe(root.GetProperty("top").EnumerateArray().Select(paper => (
                paper.GetProperty("id").GetString()!,
                paper.GetProperty("score").GetDouble(),
                paper.GetProperty("category").GetString()!,
                int.Parse(paper.GetProperty("arxiv_id").GetString()!.Split('v')[^1], null))));
        ranked.Papers.Count.ShouldBe(30);
        ranked.Papers.ShouldAllBe(paper => paper.Why.Reasons.Sum(reason => reason.Amount) == paper.Score);

        IEnumerable<string> Strings(string name) =>
            root.GetProperty(name).EnumerateArray().Select(element => element.GetString()!);
    }

    [Fact]
    public void A_term_is_found_inside_words_and_counts_once_more_for_another_case()
    {
        var ranked = Rank(["RL", "rl"], Announcements.Of("2512.00001", "Worldwide", "early"));

        ranked.Papers.ShouldHaveSingleItem().Score.ShouldBe(3.0);
        ranked.Papers[0].Why.ToString().ShouldBe("RL +1.5 (title, abstract) · rl +1.5 (title, abstract)");
    }

    [Fact]
    public void Only_the_first_paragraph_counts()
    {
        Rank(["kernel"], Announcements.Of("2512.00001", "A", "first\nkernel")).Matched.ShouldBe(0);
    }

    [Fact]
    public void A_term_may_run_from_the_title_into_the_abstract()
    {
        var ranked = Rank(["fast kernel"], Announcements.Of("2512.00001", "Fast", "kernels"));

        ranked.Papers.ShouldHaveSingleItem().Why.ToString().ShouldBe("fast kernel +1.0 (abstract)");
    }

    [Fact]
    public void A_paper_first_met_as_a_cross_list_is_lost()
    {
        var paper = Announcements.Of("2512.00001", "Kernels", "");

        Rank(["kernel"], paper with { Kind = AnnouncementKind.Cross, Category = "cs.AI" }, paper).Matched.ShouldBe(0);
    }

    [Fact]
    public void Of_two_papers_with_the_same_title_the_first_is_kept()
    {
        var ranked = Rank(
            ["kernel"], Announcements.Of("2512.00002", "Kernels", ""), Announcements.Of("2512.00001", " KERNELS ", ""));

        ranked.Papers.ShouldHaveSingleItem().Announced.Paper.Id.Value.ShouldBe("2512.00002");
    }

    [Fact]
    public void Lists_are_met_in_the_subscribers_order()
    {
        var (first, second) = (Announcements.Of("2512.00001", "Kernels a", "", "cs.AI"), Announcements.Of("2512.00002", "Kernels b", "", "cs.LG"));

        Ranker.RankAll([first, second], [new RankingRequest(new Query([new Term("kernel")], []), Classic, Announcements.Lists("cs.LG", "cs.AI"))])[0]
            .Papers.Select(paper => paper.Category).ShouldBe(["cs.LG", "cs.AI"]);
    }

    [Theory]
    [InlineData("İstanbul", "i\u0307stanbul")]
    [InlineData("ΟΔΟΣ ΣΑ", "οδος σα")]
    [InlineData("ÄÖ ß", "äö ß")]
    public void Lower_case_is_Pythons(string text, string lower) => ArxivBot.Matching.SubstringPatterns.Lower(text).ShouldBe(lower);

    private static Ranked Rank(string[] terms, params AnnouncedPaper[] announced) =>
        Ranker.Rank(announced, new Query([.. terms.Select(term => new Term(term))], []), Classic);
}
