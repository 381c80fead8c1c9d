using ArxivBot.Reliability.Kills;

namespace ArxivBot.Tests.Deliveries;

/// <summary>The short version of the run in docs/reliability.md.</summary>
public class KillTests
{
    [Fact]
    public async Task Ten_kills_where_the_platform_knows_keys_lose_nothing_and_repeat_nothing()
    {
        var report = await RunAsync(keys: true);

        report.IsKept.ShouldBeTrue(report.ToString());
        report.InFlight.ShouldBePositive(report.ToString());
    }

    [Fact]
    public async Task Ten_kills_where_it_knows_none_lose_nothing_and_repeat_at_most_one_message_each_which_is_marked()
    {
        var report = await RunAsync(keys: false);

        report.IsKept.ShouldBeTrue(report.ToString());
    }

    private static Task<KillReport> RunAsync(bool keys) =>
        KillRun.RunAsync(new KillPlan(10, keys, Environment.TickCount), TestContext.Current.CancellationToken);
}
