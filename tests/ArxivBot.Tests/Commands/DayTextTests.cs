using ArxivBot.Commands;

namespace ArxivBot.Tests.Commands;

public class DayTextTests
{
    // A Thursday.
    private static readonly DateOnly Today = new(2025, 12, 18);

    [Theory]
    [InlineData("2025-12-17", "2025-12-17")]
    [InlineData("20251217", "2025-12-17")]
    [InlineData("17 Dec 2025", "2025-12-17")]
    [InlineData("Today", "2025-12-18")]
    [InlineData("yesterday", "2025-12-17")]
    [InlineData("thu", "2025-12-18")]
    [InlineData("Friday", "2025-12-12")]
    [InlineData("monday", "2025-12-15")]
    public void A_day_is_read_as_people_write_it(string text, string expected)
    {
        DayText.TryRead(text, Today, out var day).ShouldBeTrue();
        day.ShouldBe(DateOnly.ParseExact(expected, "yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("t")]
    [InlineData("12/11/2025")]
    [InlineData("2025-13-01")]
    [InlineData("someday")]
    public void What_could_be_two_days_or_none_is_none(string text) => DayText.TryRead(text, Today, out _).ShouldBeFalse();

    [Theory]
    [InlineData("7", 7)]
    [InlineData("7d", 7)]
    [InlineData("1 day", 1)]
    [InlineData("30 days", 30)]
    public void A_number_of_days_may_name_them(string text, int expected)
    {
        DayText.TryReadCount(text, out var days).ShouldBeTrue();
        days.ShouldBe(expected);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("7 weeks")]
    public void A_number_of_days_is_whole_and_has_bounds(string text) => DayText.TryReadCount(text, out _).ShouldBeFalse();
}
