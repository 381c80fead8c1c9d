using ArxivBot.Reliability.Kills;

namespace ArxivBot.Tests.Deliveries;

/// <summary>The short version of the run in docs/reliability.md.</summary>
public class KillTests
{
    [Fact]
    public async Task Ten_kills_where_the_platform_knows_keys_lose_nothing_and_repeat_nothing()
    {
        var report = await RunAsync(KillPlatform.Keys);

        report.IsKept.ShouldBeTrue(report.ToString());
        report.InFlight.ShouldBePositive(report.ToString());
    }

    [Fact]
    public async Task Ten_kills_where_it_knows_none_lose_nothing_and_repeat_at_most_one_message_each_which_is_marked()
    {
        var report = await RunAsync(KillPlatform.NoKeys);

        report.IsKept.ShouldBeTrue(report.ToString());
    }

    [Fact]
    public async Task Kills_on_Discord_lose_nothing_and_repeat_nothing()
    {
        var report = await RunAsync(KillPlatform.Discord, kills: 5);

        report.IsKept.ShouldBeTrue(report.ToString());
        report.InFlight.ShouldBePositive(report.ToString());
    }

    [Fact]
    public async Task Kills_on_Telegram_lose_nothing_and_repeat_at_most_one_message_each_which_is_marked()
    {
        var report = await RunAsync(KillPlatform.Telegram, kills: 5);

        report.IsKept.ShouldBeTrue(report.ToString());
    }

    private static Task<KillReport> RunAsync(KillPlatform platform, int kills = 10) =>
        KillRun.RunAsync(new KillPlan(kills, platform, Environment.TickCount), TestContext.Current.CancellationToken);
}
