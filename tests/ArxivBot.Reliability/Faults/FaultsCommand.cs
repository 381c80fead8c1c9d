using System.CommandLine;
using ArxivBot.Reliability.Faults.Discord;
using ArxivBot.Reliability.Faults.Telegram;

namespace ArxivBot.Reliability.Faults;

/// <summary><c>faults</c>: the runs whose figures are in docs/reliability.md.</summary>
internal static class FaultsCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many faults", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "Of the faults, their order, and what happens meanwhile", DefaultValueFactory = _ => 1 };
        var platform = new Option<string>("--platform") { Description = "Who fails", DefaultValueFactory = _ => "discord" };
        platform.AcceptOnlyFromAmong("discord", "telegram");
        var command = new Command("faults", "Lets a simulated Discord or Telegram fail the bot in every way it knows, and judges what has been answered and delivered") { count, seed, platform };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var plan = new FaultPlan(parsed.GetValue(count), parsed.GetValue(seed));
            return parsed.GetValue(platform) == "telegram"
                ? await TellAsync(await TelegramFaultRun.RunAsync(plan, errors.WriteLine, cancellationToken))
                : await TellAsync(await DiscordFaultRun.RunAsync(plan, errors.WriteLine, cancellationToken));

            async Task<int> TellAsync(IFaultReport report)
            {
                foreach (var (kind, times, longest) in report.Faults)
                    await output.WriteLineAsync(FormattableString.Invariant($"{kind}: {times}, ready after {longest.TotalSeconds:0} s at the longest"));
                foreach (var owed in report.Owed)
                    await output.WriteLineAsync(owed);
                await output.WriteLineAsync(report.ToString());
                return report.IsKept ? 0 : 1;
            }
        });
        return command;
    }
}

/// <summary>What became of a run; its text is one line.</summary>
internal interface IFaultReport
{
    IReadOnlyList<(string Kind, int Times, TimeSpan Longest)> Faults { get; }

    /// <summary>A line for each that was promised and not kept.</summary>
    IReadOnlyList<string> Owed { get; }

    bool IsKept { get; }
}
