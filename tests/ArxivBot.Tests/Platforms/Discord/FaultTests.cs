using ArxivBot.Reliability.Faults;
using ArxivBot.Reliability.Faults.Discord;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>The short version of the run in docs/reliability.md.</summary>
public class FaultTests
{
    [Fact]
    public async Task Whatever_way_Discord_fails_what_can_be_answered_is_and_each_message_comes_once()
    {
        List<string> lines = [];

        var report = await DiscordFaultRun.RunAsync(new FaultPlan(24, Environment.TickCount), lines.Add, TestContext.Current.CancellationToken);

        report.IsKept.ShouldBeTrue(string.Join('\n', [.. lines, .. report.Interactions.Owed, $"{report}"]));
        report.Interactions.Answered.ShouldBeGreaterThan(report.Interactions.Sent / 3, $"{report}");
    }
}
