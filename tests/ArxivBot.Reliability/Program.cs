using System.CommandLine;
using ArxivBot.Reliability.Kills;

var root = new RootCommand("Runs the program against things that go wrong, and judges what has arrived.")
{
    KillsCommand.Create(),
    ArxivBot.Reliability.Kills.Summaries.SummaryKillsCommand.Create(),
    ArxivBot.Reliability.Faults.FaultsCommand.Create(),
    WorkerCommand.Create(),
    ArxivBot.Reliability.Replay.ReplayCommand.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
