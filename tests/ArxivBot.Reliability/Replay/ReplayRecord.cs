using ArxivBot.Reliability.Replay.Traffic;
using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay;

/// <summary>All that could be seen of a replay from outside of the program: what a judge may look at.</summary>
/// <param name="Steps">When the bot did something. UTC.</param>
/// <param name="Acts">Of each chat what was done, in order.</param>
/// <param name="Messages">Of each chat what it got, in order.</param>
internal sealed record ReplayRecord(
    ReplayWorld World, IReadOnlyList<DateTimeOffset> Steps, IReadOnlyList<IReadOnlyList<DoneAct>> Acts, IReadOnlyList<IReadOnlyList<ReadMessage>> Messages,
    IReadOnlyList<(string Kind, int Count)> Faults);

/// <param name="Reply">What became of a command; null where the act is none.</param>
internal sealed record DoneAct(Act Act, CommandOutcome? Reply);

internal enum CommandOutcome
{
    Done,
    Refused,

    /// <summary>The bot says that something went wrong.</summary>
    Failed,
}

/// <summary>A message as its chat got it.</summary>
/// <param name="At">UTC.</param>
internal sealed record ReadMessage(DateTimeOffset At, string? Key, string Text, int Part);
