using ArxivBot.Reliability.Kills.Summaries;

namespace ArxivBot.Tests.Summaries;

/// <summary>The short version of the run in docs/reliability.md.</summary>
public class SummaryKillTests
{
    [Fact]
    public async Task Kills_while_a_model_writes_lose_nothing_store_nothing_half_and_pay_again_only_for_what_they_cut_off()
    {
        var report = await SummaryKillRun.RunAsync(new SummaryKillPlan(Kills: 3, Papers: 8, Environment.TickCount), TestContext.Current.CancellationToken);

        report.IsKept.ShouldBeTrue(report.ToString());
        report.Verdict.InFlight.ShouldBePositive(report.ToString());
    }
}
