using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Simulators;

public class GeneratedDayTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void The_same_arguments_give_the_same_papers()
    {
        Feed(0).ShouldBe(Feed(0));
        Feed(1).ShouldNotBe(Feed(0));

        static string Feed(int seed) => new FeedBuilder(Day, "cs.LG").Add(GeneratedDay.Papers(Day, ["cs.LG", "cs.AI"], 200, seed)).Build();
    }

    [Fact]
    public void A_single_category_has_all_four_types() =>
        GeneratedDay.Papers(Day, ["cs.CV"], 100).GroupBy(p => p.TypeIn(["cs.CV"])).ToDictionary(g => g.Key!.Value, g => g.Count()).ShouldBe(
            new Dictionary<AnnounceType, int>
            {
                [AnnounceType.New] = 70,
                [AnnounceType.Cross] = 10,
                [AnnounceType.Replace] = 10,
                [AnnounceType.ReplaceCross] = 10,
            },
            ignoreOrder: true);

    [Fact]
    public void All_four_types_occur_and_no_two_days_announce_the_same_new_paper()
    {
        var days = Enumerable.Range(0, 35).Select(Day.AddDays).ToList();
        var papers = days.SelectMany(day => GeneratedDay.Papers(day, ["cs.LG", "cs.AI"], 100)).ToList();

        papers.Select(p => p.TypeIn(["cs.AI"])).Distinct().ShouldBe(
            [null, AnnounceType.New, AnnounceType.Cross, AnnounceType.Replace, AnnounceType.ReplaceCross], ignoreOrder: true);
        papers.Where(p => p.Action is PaperAction.New).Select(p => p.Id).ShouldBeUnique();
    }

    [Fact]
    public void New_ids_are_of_the_evening_before() =>
        GeneratedDay.Papers(new DateOnly(2026, 3, 1), ["cs.LG"], 1).ShouldHaveSingleItem().Id.ShouldStartWith("2602.");

    [Fact]
    public void The_largest_day_still_has_five_digit_ids() =>
        GeneratedDay.Papers(new DateOnly(2026, 2, 1), ["cs.LG"], GeneratedDay.MaximumPapers).ShouldAllBe(p => p.Id.Length == 10);
}
