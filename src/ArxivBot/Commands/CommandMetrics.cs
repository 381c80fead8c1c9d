using System.Diagnostics.Metrics;

namespace ArxivBot.Commands;

/// <summary>What people ask for, for whoever watches the program.</summary>
internal sealed class CommandMetrics
{
    public const string Meter = "ArxivBot.Commands";

    private readonly Counter<long> _commands;
    private readonly Histogram<double> _duration;

    public CommandMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _commands = meter.CreateCounter<long>("arxivbot.commands.run", "{command}", "Commands, by name and by what became of them");
        _duration = meter.CreateHistogram<double>("arxivbot.commands.duration", "s", "From a command's arrival to its answer");
    }

    /// <param name="command">One of the catalog, or <c>unknown</c>: what strangers type would make a series each.</param>
    public void Ran(string platform, string command, CommandResult result, TimeSpan took)
    {
        KeyValuePair<string, object?> name = new("command", command);
        _commands.Add(1, new("platform", platform), name, new("result", result.ToString().ToLowerInvariant()));
        _duration.Record(took.TotalSeconds, name);
    }
}

internal enum CommandResult
{
    Done,
    Refused,
    Limited,
    Failed,
}
