using System.CommandLine;

namespace ArxivBot.Reliability.Faults;

/// <summary><c>faults</c>: the run whose figures are in docs/reliability.md.</summary>
internal static class FaultsCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many faults", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "Of the faults, their order, and what happens meanwhile", DefaultValueFactory = _ => 1 };
        var command = new Command("faults", "Lets a simulated Discord fail the bot in every way it knows, and judges what has been answered and delivered") { count, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var report = await FaultRun.RunAsync(new FaultPlan(parsed.GetValue(count), parsed.GetValue(seed)), errors.WriteLine, cancellationToken);
            foreach (var (kind, times, longest) in report.Faults.OrderBy(fault => fault.Kind, StringComparer.Ordinal))
                await output.WriteLineAsync(FormattableString.Invariant($"{kind}: {times}, ready after {longest.TotalSeconds:0} s at the longest"));
            foreach (var owed in report.Interactions.Owed)
                await output.WriteLineAsync(owed);
            await output.WriteLineAsync(report.ToString());
            return report.IsKept ? 0 : 1;
        });
        return command;
    }
}
