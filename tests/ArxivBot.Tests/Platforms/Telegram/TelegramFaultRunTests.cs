using ArxivBot.Reliability.Faults;
using ArxivBot.Reliability.Faults.Telegram;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>The short version of the run in docs/reliability.md.</summary>
public class TelegramFaultRunTests
{
    [Fact]
    public async Task Whatever_way_Telegram_fails_each_command_is_handled_once_and_each_message_comes_again_only_where_it_says_so()
    {
        List<string> lines = [];

        var report = await TelegramFaultRun.RunAsync(new FaultPlan(20, Environment.TickCount), lines.Add, TestContext.Current.CancellationToken);

        report.IsKept.ShouldBeTrue(string.Join('\n', [.. lines, .. report.Owed, $"{report}"]));
    }
}
