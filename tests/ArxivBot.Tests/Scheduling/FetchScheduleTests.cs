using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Scheduling;
using Quartz;

namespace ArxivBot.Tests.Scheduling;

public class FetchScheduleTests
{
    [Theory]
    [InlineData("2025-12-17T12:00Z", "2025-12-18T05:00:20Z")] // winter
    [InlineData("2026-07-14T12:00Z", "2026-07-15T04:00:20Z")] // summer
    [InlineData("2025-12-19T12:00Z", "2025-12-22T05:00:20Z")] // from Friday to Monday
    [InlineData("2026-03-06T12:00Z", "2026-03-09T04:00:20Z")] // over the weekend on which the clocks go forward
    [InlineData("2026-10-30T12:00Z", "2026-11-02T05:00:20Z")] // and on which they go back
    public void It_asks_when_arXiv_has_rebuilt_its_feeds(string now, string next)
    {
        var cron = new CronExpression(SchedulingFeature.WhenFeedsAreRebuilt, AnnouncementCalendar.Zone);

        cron.GetNextValidTimeAfter(Instant(now)).ShouldBe(Instant(next));
    }

    [Fact]
    public void It_asks_once_on_every_weekday_of_ten_years()
    {
        var cron = new CronExpression(SchedulingFeature.WhenFeedsAreRebuilt, AnnouncementCalendar.Zone);
        var at = Instant("2025-12-31T12:00Z");
        var day = new DateOnly(2025, 12, 31);
        for (var i = 0; i < 2600; i++)
        {
            do
                day = day.AddDays(1);
            while (AnnouncementCalendar.IsWeekend(day));
            at = cron.GetNextValidTimeAfter(at).ShouldNotBeNull();
            at.ShouldBe(AnnouncementCalendar.StartOf(day).AddSeconds(20));
        }
    }

    [Theory]
    [InlineData(typeof(FetchJob))]
    [InlineData(typeof(FetchNewJob))]
    [InlineData(typeof(BuildJob))]
    [InlineData(typeof(PrepareJob))]
    public void No_pass_begins_while_the_one_before_goes_on(Type job) => JobBuilder.Create().OfType(job).Build().ConcurrentExecutionDisallowed.ShouldBeTrue();

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
