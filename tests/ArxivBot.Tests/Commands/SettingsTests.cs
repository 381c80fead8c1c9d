using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Commands;

public class SettingsTests
{
    [Fact]
    public async Task All_settings_are_shown_with_how_to_change_them_and_nothing_is_stored()
    {
        await using var bot = await CommandBot.StartAsync();
        var answer = await bot.SaysAsync("/settings");
        foreach (var setting in SettingText.All)
            answer.ShouldContain(setting.Name);
        answer.ShouldContain("/settings time=08:30 zone=Europe/Berlin days=mon-fri");
        (await bot.ChatAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Several_settings_are_changed_at_once()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        (await bot.SaysAsync("/settings time=8:30 zone=Europe/Berlin days=mon-fri max=20 minscore=1.5 layout=compact nothing=on replacements=ON language=EN open=on"))
            .ShouldContain("Friday 19 December at 08:30 (Europe/Berlin)");

        (await bot.ChatAsync())!.Settings.ShouldBe(new ChatSettings
        {
            DeliverAt = new TimeOnly(8, 30),
            TimeZone = "Europe/Berlin",
            Days = Weekdays.All & ~Weekdays.Saturday & ~Weekdays.Sunday,
            MaximumPapers = 20,
            MinimumScore = 1.5,
            IsCompact = true,
            SaysNothingToday = true,
            Replacements = true,
            IsOpenToAll = true,
        });
    }

    [Theory]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("kathmandu", "Asia/Kathmandu")]
    [InlineData("New York", "America/New_York")]
    [InlineData("\"W. Europe Standard Time\"", "Europe/Berlin")]
    [InlineData("US/Eastern", "US/Eastern")]
    [InlineData("UTC", "UTC")]
    public async Task A_time_zone_is_known_by_any_of_its_names(string typed, string zone)
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync($"/settings zone {typed}");
        TimeZoneInfo.FindSystemTimeZoneById((await bot.ChatAsync())!.Settings.TimeZone).HasSameRules(TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("zone=Europe/Berln", "did you mean Europe/Berlin")]
    [InlineData("zone=Middle/Earth", "is no time zone")]
    [InlineData("zone=UTC+2", "knows no summer time")]
    [InlineData("zone=../../etc/passwd", "is no time zone")]
    [InlineData("zone=/etc/localtime", "is no time zone")]
    [InlineData("time=25:00", "write a time of day such as 08:30")]
    [InlineData("time=13pm", "write a time of day such as 08:30")]
    [InlineData("days=someday", "mon-fri")]
    [InlineData("max=0", "from 1 to 100")]
    [InlineData("max=1e2", "from 1 to 100")]
    [InlineData("minscore=-1", "from 0 to 1000")]
    [InlineData("minscore=NaN", "from 0 to 1000")]
    [InlineData("layout=tiny", "full, compact")]
    [InlineData("quiet=22:00", "22:00-07:00, or off")]
    [InlineData("quiet=22:00-22:00", "two different times")]
    [InlineData("schedule=hourly", "weekly friday")]
    [InlineData("colour=red", "nothing called 'colour'")]
    [InlineData("zone", "zone needs a value")]
    public async Task A_wrong_value_changes_nothing_even_beside_right_ones(string wrong, string problem)
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        var before = (await bot.ChatAsync())!;
        var reply = await bot.RunAsync($"/settings replacements=on {wrong}");

        reply.IsRefusal.ShouldBeTrue();
        CommandBot.Plain(reply).ReplaceLineEndings(" ").Replace("   ", " ").ShouldContain(problem);
        var after = (await bot.ChatAsync())!;
        (after.Settings, after.Version).ShouldBe((before.Settings, before.Version));
    }

    [Fact]
    public void Every_setting_reads_back_what_it_shows()
    {
        var settings = new ChatSettings
        {
            DeliverAt = new TimeOnly(23, 59),
            TimeZone = "Asia/Kathmandu",
            Rhythm = Rhythm.Weekly,
            WeeklyOn = DayOfWeek.Tuesday,
            Days = Weekdays.Saturday | Weekdays.Sunday | Weekdays.Tuesday,
            QuietFrom = new TimeOnly(22, 0),
            QuietUntil = new TimeOnly(7, 5),
            MaximumPapers = 7,
            MinimumScore = 0.25,
            IsCompact = true,
            SaysNothingToday = true,
            Replacements = true,
            IsOpenToAll = true,
        };
        var read = new ChatSettings { DeliverAt = default, TimeZone = "UTC", MaximumPapers = 30 };
        foreach (var setting in SettingText.All)
            read = setting.Read(setting.Show(settings), read).Settings.ShouldNotBeNull(setting.Name);
        read.ShouldBe(settings);
    }

    [Fact]
    public async Task A_weekly_digest_comes_on_its_day()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        (await bot.SaysAsync("/schedule weekly tue")).ShouldContain("Tuesday 23 December at 08:00 (America/New_York), with the week's lists");
        (await bot.SaysAsync("/schedule")).ShouldContain("weekly tuesday");
        (await bot.SaysAsync("/schedule daily")).ShouldContain("Friday 19 December at 08:00");
        (await bot.SaysAsync("/schedule weekly someday")).ShouldContain("weekly friday");
        (await bot.SaysAsync("/schedule monthly")).ShouldContain("daily, weekly");
    }

    [Fact]
    public async Task Quiet_hours_around_the_delivery_time_are_warned_of()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        var answer = await bot.SaysAsync("/quiet 10pm - 9:00");
        answer.ShouldContain("digests come at their end, at 09:00");
        answer.ShouldContain("Friday 19 December at 09:00");
        (await bot.SaysAsync("/quiet")).ShouldContain("22:00-09:00");
        (await bot.SaysAsync("/quiet off")).ShouldContain("Friday 19 December at 08:00");
        (await bot.SaysAsync("/quiet sometimes")).ShouldContain("22:00-07:00, or off");
    }

    [Fact]
    public async Task A_pause_ends_without_what_was_announced_meanwhile()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        (await bot.SaysAsync("/pause")).ShouldContain("until /resume");
        (await bot.ChatAsync())!.NextDueAt.ShouldBeNull();
        (await bot.SaysAsync("/subscriptions")).ShouldContain("Nothing comes while the chat is paused");
        (await bot.SaysAsync("/pause")).ShouldContain("paused already");

        bot.Clock.Day = new DateOnly(2026, 1, 6);
        (await bot.SaysAsync("/resume")).ShouldContain("not sent");
        var chat = (await bot.ChatAsync())!;
        chat.Since.ShouldBe(new DateOnly(2026, 1, 7));
        chat.NextDueAt.ShouldNotBeNull();
        (await bot.SaysAsync("/resume")).ShouldContain("not paused");
    }
}
