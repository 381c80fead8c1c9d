using System.Globalization;
using ArxivBot.Subscriptions;
using CsCheck;
using NodaTime;

namespace ArxivBot.Tests.Subscriptions;

public class DeliverySlotsTests
{
    private static readonly Gen<string> Zone = Gen.OneOf(
        "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Chatham",
        "America/St_Johns", "Asia/Tokyo", "America/Sao_Paulo");

    private static readonly Gen<TimeOnly> Time = Gen.Int[0, (24 * 60) - 1].Select(minute => TimeOnly.MinValue.AddMinutes(minute));

    private static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[new DateTimeOffset(2013, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks / TimeSpan.TicksPerSecond, new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks / TimeSpan.TicksPerSecond]
            .Select(seconds => new DateTimeOffset(seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero));

    private static readonly Gen<ChatSettings> Settings = Gen.Select(Zone, Time, Gen.Int[1, 127], Gen.Bool, Gen.Enum<DayOfWeek>(), Time.Nullable(), Time).Select(
        (zone, at, days, weekly, weeklyOn, quietFrom, quietUntil) => new ChatSettings
        {
            TimeZone = zone,
            DeliverAt = at,
            Days = (Weekdays)days,
            Rhythm = weekly ? Rhythm.Weekly : Rhythm.Daily,
            WeeklyOn = weeklyOn,
            QuietFrom = quietFrom,
            QuietUntil = quietFrom is null ? null : quietUntil,
            MaximumPapers = 30,
        });

    [Fact]
    public void The_next_slot_is_the_first_of_all_local_days_that_is_later() =>
        Gen.Select(Settings, Instant).Sample((settings, after) =>
            DeliverySlots.Next(settings, after).ShouldBe(Slots(settings, after).First(slot => slot > after)), iter: 20_000);

    [Fact]
    public void The_last_slot_is_the_last_of_all_local_days_that_is_not_later() =>
        Gen.Select(Settings, Instant).Sample((settings, at) =>
            DeliverySlots.Last(settings, at).ShouldBe(Slots(settings, at).Last(slot => slot <= at)), iter: 20_000);

    [Fact]
    public void From_slot_to_slot_no_local_day_is_missed_and_none_is_double() => Gen.Select(Settings, Instant).Sample((settings, from) =>
    {
        var slot = from;
        List<DateTimeOffset> walked = [];
        for (var step = 0; step < 20; step++)
            walked.Add(slot = DeliverySlots.Next(settings, slot));
        walked.ShouldBe(Slots(settings, from, days: 200).Where(s => s > from).Take(20));
    });

    [Fact]
    public void Quiet_hours_end_at_their_end_and_nothing_is_ever_moved_to_before() => Gen.Select(Settings, Instant).Sample((settings, at) =>
    {
        var moved = DeliverySlots.OutsideQuietHours(settings, at);
        moved.ShouldBeGreaterThanOrEqualTo(at);
        (moved - at).ShouldBeLessThan(TimeSpan.FromHours(50));
        DeliverySlots.OutsideQuietHours(settings, moved).ShouldBe(moved, "it is outside of them now");
        if (settings is not { QuietFrom: { } from, QuietUntil: { } until } || !IsQuiet(Local(settings, at), from, until))
            moved.ShouldBe(at);
    }, iter: 20_000);

    [Theory]
    // The clocks go from 02:00 to 03:00, and from 03:00 back to 02:00.
    [InlineData("Europe/Berlin", "02:30", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("America/New_York", "08:00", "2026-03-07T13:00:00Z", "2026-03-08T12:00:00Z")]
    [InlineData("America/New_York", "08:00", "2026-10-31T12:00:00Z", "2026-11-01T13:00:00Z")]
    // Five hours and three quarters, all year.
    [InlineData("Asia/Kathmandu", "08:00", "2026-03-28T12:00:00Z", "2026-03-29T02:15:00Z")]
    // Half an hour of summer time.
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T00:00:00Z", "2026-10-03T15:45:00Z")]
    public void The_clocks_change_and_a_day_has_one_slot(string zone, string at, string after, string next) =>
        DeliverySlots.Next(
            new ChatSettings { TimeZone = zone, DeliverAt = TimeOnly.Parse(at, CultureInfo.InvariantCulture), MaximumPapers = 1 }, DateTimeOffset.Parse(after, CultureInfo.InvariantCulture)).ShouldBe(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-06-01T21:30:00Z", "2026-06-02T05:00:00Z")]
    [InlineData("2026-06-01T04:59:59Z", "2026-06-01T05:00:00Z")]
    [InlineData("2026-06-01T05:00:00Z", "2026-06-01T05:00:00Z")]
    public void Quiet_hours_may_go_over_midnight(string at, string allowed) => DeliverySlots.OutsideQuietHours(
        new ChatSettings { TimeZone = "Europe/Berlin", DeliverAt = new TimeOnly(8, 0), QuietFrom = new TimeOnly(22, 0), QuietUntil = new TimeOnly(7, 0), MaximumPapers = 1 },
        DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)).ShouldBe(DateTimeOffset.Parse(allowed, CultureInfo.InvariantCulture));

    /// <summary>All slots around an instant, by another library's clocks: a skipped time is later by the gap, of a double one it is the first.</summary>
    private static IEnumerable<DateTimeOffset> Slots(ChatSettings settings, DateTimeOffset around, int days = 12)
    {
        var zone = DateTimeZoneProviders.Tzdb[settings.TimeZone];
        var today = NodaTime.Instant.FromDateTimeOffset(around).InZone(zone).Date;
        for (var day = today.PlusDays(-12); day <= today.PlusDays(days); day = day.PlusDays(1))
        {
            var weekday = day.DayOfWeek == IsoDayOfWeek.Sunday ? DayOfWeek.Sunday : (DayOfWeek)(int)day.DayOfWeek;
            if (settings.Rhythm == Rhythm.Weekly ? weekday == settings.WeeklyOn : ((int)settings.Days >> (int)weekday & 1) == 1)
                yield return zone.AtLeniently(day + new LocalTime(settings.DeliverAt.Hour, settings.DeliverAt.Minute)).ToInstant().ToDateTimeOffset();
        }
    }

    private static LocalTime Local(ChatSettings settings, DateTimeOffset at) =>
        NodaTime.Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[settings.TimeZone]).TimeOfDay;

    private static bool IsQuiet(LocalTime time, TimeOnly from, TimeOnly until)
    {
        var (begin, end) = (new LocalTime(from.Hour, from.Minute), new LocalTime(until.Hour, until.Minute));
        return begin <= end ? time >= begin && time < end : time >= begin || time < end;
    }
}
