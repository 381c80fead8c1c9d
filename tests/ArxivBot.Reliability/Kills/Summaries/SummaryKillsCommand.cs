using System.CommandLine;

namespace ArxivBot.Reliability.Kills.Summaries;

/// <summary><c>kill-summaries</c>: the run whose figures are in docs/reliability.md.</summary>
internal static class SummaryKillsCommand
{
    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How often the program is killed", DefaultValueFactory = _ => 30 };
        var papers = new Option<int>("--papers") { Description = "How many it is to summarize", DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { Description = "Of the moments and of the slow answers", DefaultValueFactory = _ => 1 };
        var command = new Command("kill-summaries", "Kills the program while a model writes summaries for it, again and again, and judges what was paid and stored") { kills, papers, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await SummaryKillRun.RunAsync(new SummaryKillPlan(parsed.GetValue(kills), parsed.GetValue(papers), parsed.GetValue(seed)), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(report.ToString());
            return report.IsKept ? 0 : 1;
        });
        return command;
    }
}
