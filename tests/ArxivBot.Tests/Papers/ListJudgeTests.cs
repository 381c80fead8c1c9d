using ArxivBot.Arxiv;
using ArxivBot.Papers;
using CsCheck;
using Microsoft.Extensions.Options;

namespace ArxivBot.Tests.Papers;

public class ListJudgeTests
{
    private static readonly DateOnly Monday = new(2025, 12, 15), Tuesday = new(2025, 12, 16), Wednesday = new(2025, 12, 17);

    private static readonly AnnouncementCalendar Calendar = new(Options.Create(new ArxivOptions()), TimeProvider.System);

    [Fact]
    public void Without_any_history_a_list_is_what_it_says() =>
        Judge(List(Tuesday, 1, 2, 3), Tuesday, ListHistory.None).ShouldSatisfyAllConditions(
            v => v.Standing.ShouldBe(ListStanding.Fresh), v => v.Day.ShouldBe(Tuesday), v => v.Line.ShouldBeEmpty());

    [Fact]
    public void Ids_of_the_evening_before_unmask_a_list_that_was_never_seen()
    {
        // Another category gave out 2512.00100 to 2512.00200 on Monday.
        var history = new ListHistory(Seen(), [Range(Monday, 100, 200, 90)]);

        Judge(List(Tuesday, 120, 150, 190), Tuesday, history).ShouldSatisfyAllConditions(
            v => v.Standing.ShouldBe(ListStanding.Fresh), v => v.Day.ShouldBe(Monday),
            v => v.Line.ShouldBe("arXiv serves the list of 2025-12-15 under the date 2025-12-16"));
        Judge(List(Tuesday, 201, 230), Tuesday, history).Day.ShouldBe(Tuesday);
    }

    [Fact]
    public void A_neighbour_that_is_ahead_unmasks_a_list_on_the_first_day_of_all()
    {
        var history = new ListHistory(Seen(), [Range(Tuesday, 300, 400, 50)]);

        Judge(List(Tuesday, 110, 120, 130, 140, 150), Tuesday, history).Day.ShouldBe(Monday);
        Judge(List(Tuesday, 110, 120), Tuesday, history).Day.ShouldBe(Tuesday, "two ids may be the evening's first two");
        Judge(List(Tuesday, 110, 120, 130, 140, 350), Tuesday, history).Day.ShouldBe(Tuesday, "the ranges overlap");
    }

    [Fact]
    public void One_odd_id_does_not_make_a_list_old_or_new()
    {
        var history = new ListHistory(Seen(), [Range(Monday, 100, 200, 90)]);

        Judge(List(Tuesday, 150, 210, 220, 230), Tuesday, history).Day.ShouldBe(Tuesday);
        Judge(List(Tuesday, 110, 120, 130, 999), Tuesday, history).Day.ShouldBe(Monday);
    }

    [Fact]
    public void A_month_that_begins_does_not_confuse_the_order_of_ids()
    {
        var february = new DateOnly(2026, 2, 2);
        var history = new ListHistory(Seen(), [new DayRange(new DateOnly(2026, 1, 30), ArxivId.Parse("2601.22000"), ArxivId.Parse("2601.22999"), 90)]);
        var feed = new ArxivFeed(february, [Item("2602.00001", 1), Item("2602.00002", 1)], [], null);

        Judge(feed, february, history).ShouldSatisfyAllConditions(v => v.Standing.ShouldBe(ListStanding.Fresh), v => v.Day.ShouldBe(february));
    }

    [Fact]
    public void A_paper_at_a_new_version_in_an_old_list_is_no_news()
    {
        // As on 2025-12-19: the stale list showed yesterday's new paper at version 2, still as new.
        var history = new ListHistory(Seen((1, 1, AnnouncementKind.New, Monday), (2, 1, AnnouncementKind.Cross, Monday)), []);
        var feed = new ArxivFeed(Tuesday, [Item(1) with { Version = 2 }, Item(2) with { Kind = AnnouncementKind.Cross }], [], null);

        Judge(feed, Tuesday, history).ShouldSatisfyAllConditions(
            v => v.Standing.ShouldBe(ListStanding.Stale), v => v.Day.ShouldBe(Monday), v => v.Unseen.ShouldBeEmpty());
    }

    [Fact]
    public void A_replacement_is_news_once_for_each_version()
    {
        var history = new ListHistory(Seen((1, 1, AnnouncementKind.New, Monday), (1, 2, AnnouncementKind.Replace, Monday)), []);

        Judge(Replacement(3), Wednesday, history).Standing.ShouldBe(ListStanding.Fresh);
        Judge(Replacement(2), Wednesday, history).Standing.ShouldBe(ListStanding.Stale);

        static ArxivFeed Replacement(int version) =>
            new(Wednesday, [Item(1) with { Version = version, Kind = AnnouncementKind.Replace }], [], null);
    }

    [Fact]
    public void A_list_of_cross_lists_alone_is_judged_by_what_was_seen()
    {
        var feed = new ArxivFeed(Tuesday, [.. ((int[])[1, 2, 3]).Select(n => Item(n) with { Kind = AnnouncementKind.Cross })], [], null);

        Judge(feed, Tuesday, new ListHistory(Seen(), [Range(Monday, 100, 200, 90)])).Standing.ShouldBe(ListStanding.Fresh);
        var seen = Seen((1, 1, AnnouncementKind.Cross, Monday), (2, 1, AnnouncementKind.Cross, Monday), (3, 1, AnnouncementKind.Cross, Monday));
        Judge(feed, Tuesday, new ListHistory(seen, [])).ShouldSatisfyAllConditions(
            v => v.Standing.ShouldBe(ListStanding.Stale), v => v.Day.ShouldBe(Monday));
    }

    [Fact]
    public void A_list_of_tomorrow_is_not_stored() =>
        Judge(List(Wednesday, 1), Tuesday, ListHistory.None).ShouldSatisfyAllConditions(
            v => v.Standing.ShouldBe(ListStanding.Foreign), v => v.Line.ShouldBe("arXiv serves the list of 2025-12-17, and only that one"));

    [Theory]
    [InlineData("2025-12-16", "arXiv's list is empty on an announcement day")]
    [InlineData("2025-12-20", "arXiv's list is empty")]
    public void An_empty_list_is_empty_whatever_the_day(string today, string line) =>
        Judge(new ArxivFeed(LoopbackBot.Day(today), [], [], null), LoopbackBot.Day(today), ListHistory.None).ShouldSatisfyAllConditions(
            v => v.Standing.ShouldBe(ListStanding.Empty), v => v.Line.ShouldBe(line));

    [Fact]
    public void In_any_run_of_days_each_evenings_list_is_told_from_the_one_before() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[1, 60], Gen.Bool).Sample((own, others, next, seen) =>
        {
            // Monday's block of ids, shared among this category and another; Tuesday's begins where it ends.
            var mine = Enumerable.Range(1, own).Select(n => n * 2).ToArray();
            var highest = 2 * Math.Max(own, others) + 1;
            var history = new ListHistory(
                seen ? Seen([.. mine.Select(n => (n, 1, AnnouncementKind.New, Monday))]) : Seen(),
                [Range(Monday, 1, highest, others), .. seen ? (DayRange[])[Range(Monday, 2, own * 2, own)] : []]);

            return Judge(List(Tuesday, mine), Tuesday, history).Day == Monday
                && Judge(List(Tuesday, [.. Enumerable.Range(highest + 1, next)]), Tuesday, history) is { Standing: ListStanding.Fresh } fresh && fresh.Day == Tuesday;
        });

    private static ListVerdict Judge(ArxivFeed feed, DateOnly today, ListHistory history) => ListJudge.Judge(feed, today, history, Calendar);

    private static ArxivFeed List(DateOnly day, params int[] numbers) => new(day, [.. numbers.Select(Item)], [], null);

    private static FeedItem Item(int number) => Item($"2512.{number:00000}", 1);

    private static FeedItem Item(string id, int version) => new()
    {
        Position = 1,
        Id = ArxivId.Parse(id),
        Version = version,
        Kind = AnnouncementKind.New,
        Title = "Title",
        Abstract = "Abstract",
        Authors = [],
        Categories = ["cs.LG"],
    };

    private static ILookup<ArxivId, EarlierAnnouncement> Seen(params (int Number, int Version, AnnouncementKind Kind, DateOnly Day)[] earlier) =>
        earlier.Select(e => new EarlierAnnouncement(ArxivId.Parse($"2512.{e.Number:00000}"), e.Version, e.Kind, e.Day)).ToLookup(e => e.Id);

    private static DayRange Range(DateOnly day, int lowest, int highest, int count) =>
        new(day, ArxivId.Parse($"2512.{lowest:00000}"), ArxivId.Parse($"2512.{highest:00000}"), count);
}
