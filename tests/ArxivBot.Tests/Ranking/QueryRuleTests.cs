using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Ranking;

public class QueryRuleTests
{
    private static readonly AnnouncedPaper[] Day =
    [
        Paper("2512.00001", "Fast kernels", "LLM inference on GPT-4o.", ["Tri Dao (Princeton)", @"Bernhard Sch\""olkopf"], ["cs.LG", "cs.DC"]),
        Paper("2512.00002", "A survey of kernels", "LLM and pruning.", ["Christopher D. Manning"], ["cs.CL", "cs.LG"]),
        Paper("2512.00003", "Pruning", "A compiler of kernels, $O(n^2)$.", ["T. Dao", "Li Wei"], ["hep-th"]),
    ];

    [Theory]
    [InlineData("kernel", "123")]
    [InlineData("title:kernel", "12")]
    [InlineData("abstract:kernel", "3")]
    [InlineData("title:(kernel pruning) -survey", "13")]
    [InlineData("+LLM pruning inference", "12")]
    [InlineData("+LLM pruning", "2")]
    [InlineData("+LLM LLM pruning", "12")]
    [InlineData("kernel AND NOT (LLM OR compiler)", "")]
    [InlineData("inference OR NOT LLM", "13")]
    [InlineData("inference (pruning -survey)", "13")]
    [InlineData("-(LLM AND pruning)", "13")]
    [InlineData("-(-survey)", "2")]
    [InlineData("author:\"Tri Dao\"", "1")]
    [InlineData("author:\"T. Dao\"", "13")]
    [InlineData("author:dao", "13")]
    [InlineData("author:\"Dao, Tri\"", "1")]
    [InlineData("author:Princeton", "")]
    [InlineData("author:da", "")]
    [InlineData("author:Schölkopf author:manning", "12")]
    [InlineData("author:\"Christopher Manning\"", "2")]
    [InlineData("author:\"Manning Christopher\"", "")]
    [InlineData("-author:Dao", "2")]
    [InlineData("cat:cs.DC", "1")]
    [InlineData("cat:cs.*", "12")]
    [InlineData("cat:hep-th", "3")]
    [InlineData("+cat:cs.lg pruning", "2")]
    [InlineData("-cat:cs.DC -survey", "3")]
    [InlineData(@"/gpt-?\d/", "1")]
    [InlineData(@"title:/kernels$/ /o\(n/", "123")]
    [InlineData(@"-/kernels$/", "3")]
    [InlineData("", "123")]
    public void A_paper_matches_when_the_tree_holds(string text, string numbers) =>
        string.Concat(Rank(text).Papers.Select(paper => paper.Announced.Paper.Id.Value[^1]).Order()).ShouldBe(numbers);

    [Theory]
    [InlineData("author:\"Tri Dao\"", "author:\"Tri Dao\" +1.0 (authors)")]
    [InlineData("cat:cs.DC^0.5 title:kernel^2", "title:kernel +3.0 (title) · cat:cs.DC +0.5 (categories)")]
    [InlineData("kernel title:kernel", "kernel +1.5 (title) · title:kernel +1.5 (title)")]
    [InlineData("+LLM (inference OR /gpt/)^2 -survey", "inference +2.0 (abstract) · /gpt/ +2.0 (abstract) · LLM +1.0 (abstract)")]
    [InlineData("+LLM (absent -inference) inference", "inference +1.0 (abstract) · LLM +1.0 (abstract)")]
    public void Each_term_that_is_found_and_not_excluded_gives_score(string text, string why)
    {
        var best = Rank(text).Papers.Single(paper => paper.Announced.Paper.Id.Value == "2512.00001");

        best.Why.ToString().ShouldBe(why);
        best.Score.ShouldBe(best.Why.Reasons.Sum(reason => reason.Amount));
    }

    private static Ranked Rank(string text)
    {
        QueryText.TryParse(text, out var query, out var error).ShouldBeTrue(error?.Show(text));
        return Ranker.Rank(Day, query!, new RankingOptions());
    }

    private static AnnouncedPaper Paper(string id, string title, string text, List<string> authors, List<string> categories)
    {
        var paper = Announcements.Of(id, title, text, categories[0]);
        (paper.Paper.Authors, paper.Paper.Categories) = (authors, categories);
        return paper;
    }
}
