using System.CommandLine;

namespace ArxivBot.Reliability.Kills;

/// <summary><c>kills</c>: the run whose figures are in docs/reliability.md.</summary>
internal static class KillsCommand
{
    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How often the worker is killed", DefaultValueFactory = _ => 200 };
        var platform = new Option<KillPlatform>("--platform") { Description = "Where the worker sends" };
        var seed = new Option<int>("--seed") { Description = "Of the moments and of the slow answers", DefaultValueFactory = _ => 1 };
        var command = new Command("kills", "Kills a worker while it sends, again and again, and judges what has arrived") { kills, platform, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await KillRun.RunAsync(new KillPlan(parsed.GetValue(kills), parsed.GetValue(platform), parsed.GetValue(seed)), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(report.ToString());
            return report.IsKept ? 0 : 1;
        });
        return command;
    }
}
