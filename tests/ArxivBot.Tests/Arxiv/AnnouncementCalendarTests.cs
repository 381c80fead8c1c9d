using ArxivBot.Arxiv;
using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Arxiv;

public class AnnouncementCalendarTests
{
    private static readonly AnnouncementCalendar Calendar = At("2025-12-16T12:00Z");

    [Theory]
    [InlineData("2025-12-18T04:59:59Z", "2025-12-17")] // winter: midnight US Eastern is 05:00 UTC
    [InlineData("2025-12-18T05:00:00Z", "2025-12-18")]
    [InlineData("2026-07-14T03:59:59Z", "2026-07-13")] // summer: 04:00 UTC
    [InlineData("2026-07-14T04:00:00Z", "2026-07-14")]
    [InlineData("2026-03-08T04:59:59Z", "2026-03-07")] // the day on which the clocks go forward begins in winter time
    [InlineData("2026-03-09T04:00:00Z", "2026-03-09")]
    [InlineData("2026-11-02T04:59:59Z", "2026-11-01")] // the day after they went back
    [InlineData("2026-11-02T05:00:00Z", "2026-11-02")]
    public void The_day_changes_at_midnight_US_Eastern(string instant, string day) =>
        At(instant).Today.ShouldBe(LoopbackBot.Day(day));

    [Theory]
    [InlineData("2025-12-15", true)]
    [InlineData("2025-12-19", true)]
    [InlineData("2025-12-20", false)]
    [InlineData("2025-12-21", false)]
    [InlineData("2025-09-02", false)] // the day after Labor Day
    [InlineData("2025-11-28", false)] // the day after Thanksgiving
    [InlineData("2026-01-02", false)]
    [InlineData("2026-01-20", false)]
    [InlineData("2026-06-19", true)]
    [InlineData("2026-06-22", false)] // a Friday's holiday empties Monday's list
    [InlineData("2026-07-06", false)]
    [InlineData("2026-12-28", false)]
    public void Lists_come_on_weekdays_but_not_after_a_holiday(string day, bool expected) =>
        Calendar.IsAnnouncementDay(LoopbackBot.Day(day)).ShouldBe(expected);

    [Fact]
    public void Every_weekday_that_had_no_digest_was_quiet_or_a_failure_of_that_bot()
    {
        // Weekdays without a digest in a year of the earlier bot's history; on the two left out, arXiv had announced.
        string[] without = ["2025-09-02", "2026-01-02", "2026-01-20", "2026-06-22", "2026-07-06"];
        without.ShouldAllBe(day => !Calendar.IsAnnouncementDay(LoopbackBot.Day(day)));
    }

    [Fact]
    public void A_day_begins_once_and_ends_when_the_next_begins() =>
        Gen.Int[0, 20_000].Select(n => new DateOnly(1991, 8, 14).AddDays(n)).Sample(day =>
        {
            var start = AnnouncementCalendar.StartOf(day);
            return AnnouncementCalendar.DayOf(start) == day
                && AnnouncementCalendar.DayOf(start.AddTicks(-1)) == day.AddDays(-1)
                && AnnouncementCalendar.StartOf(day.AddDays(1)) - start is { TotalHours: >= 23 and <= 25 };
        });

    [Fact]
    public void The_announcement_days_before_and_after_are_each_others_neighbours() =>
        Gen.Int[0, 700].Select(n => new DateOnly(2025, 6, 1).AddDays(n)).Sample(day =>
        {
            var after = Calendar.AnnouncementDayAfter(day);
            return Calendar.IsAnnouncementDay(after) && after > day
                && (!Calendar.IsAnnouncementDay(day) || Calendar.AnnouncementDayBefore(after) == day);
        });

    [Theory]
    [InlineData("2025-12-20", "arXiv announced nothing: it never does for a Saturday (2025-12-20)")]
    [InlineData("2026-07-06", "arXiv announced nothing for 2026-07-06, the day after its holiday of 2026-07-03")]
    public void A_quiet_day_is_explained(string day, string words) => AnnouncementCalendar.Quiet(LoopbackBot.Day(day)).ShouldBe(words);

    private static AnnouncementCalendar At(string instant) => new(
        Options.Create(new ArxivOptions()), new FakeTimeProvider(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
}
