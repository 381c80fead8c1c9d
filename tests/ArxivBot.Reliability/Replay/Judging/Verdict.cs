using ArxivBot.Reliability.Replay.Traffic;

namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>Compares what chats got with what they were to get.</summary>
/// <param name="Digests">How many came.</param>
/// <param name="Papers">How many were delivered in them.</param>
internal sealed record Verdict(IReadOnlyList<string> Violations, int Digests, int Papers, IReadOnlyDictionary<CommandOutcome, int> Commands)
{
    public static Verdict Of(ReplayRecord record)
    {
        var knowledge = new Knowledge(record);
        List<string> violations = [];
        Dictionary<CommandOutcome, int> commands = [];
        var (digests, papers) = (0, 0);
        for (var chat = 0; chat < record.Acts.Count; chat++)
        {
            var number = chat;
            void Report(string words) => violations.Add($"chat {number}: {words}");
            var expected = Expect(record, chat, knowledge, (answered, right, act) =>
            {
                commands[answered] = commands.GetValueOrDefault(answered) + 1;
                if (answered != right && !(act is Typed { OnlyReads: true } or ComesBack && answered == CommandOutcome.Refused))
                    Report($"{(act as Typed)?.Line} at {act.At:MM-dd HH:mm} was {answered}, not {right}");
            });
            var read = ReadDigest.ReadAll(record.Messages[chat], Report);
            new ChatReading(record, expected, Report).Judge(read);
            digests += read.Count(digest => digest.Day is not null);
            papers += read.Sum(digest => digest.Papers.Count);
        }

        return new Verdict(violations, digests, papers, commands);
    }

    /// <summary>Everything of one chat by time, for whoever looks for the reason of a violation.</summary>
    public static IEnumerable<string> Story(ReplayRecord record, int chat) =>
    [
        .. record.Acts[chat].Select(done => (done.Act.At, Line: $"> {(done.Act as Typed)?.Line ?? done.Act.GetType().Name} ({done.Reply})"))
            .Concat(Expect(record, chat, new Knowledge(record), (_, _, _) => { }).Expected.Select(e => (At: e.Built, Line: $"  expected {e}")))
            .Concat(record.Messages[chat].Select(message => (message.At, Line: $"  came {message.Key} {message.Text.ReplaceLineEndings(" | ")}")))
            .OrderBy(line => line.At).Select(line => $"{line.At:MM-dd HH:mm} {(line.Line.Length > 400 ? line.Line[..400] : line.Line)}"),
    ];

    /// <param name="answered">Told of each command how it was answered, and how it should have been.</param>
    private static ExpectedChat Expect(ReplayRecord record, int chat, Knowledge knowledge, Action<CommandOutcome, CommandOutcome, Act> answered)
    {
        var expected = new ExpectedChat(knowledge, record.World);
        var acts = new Queue<DoneAct>(record.Acts[chat]);
        foreach (var step in record.Steps)
        {
            while (acts.TryPeek(out var next) && next.Act.At <= step)
            {
                var (act, outcome) = acts.Dequeue();
                var right = expected.Do(act);
                if (outcome is { } given)
                    answered(given, right, act);
            }

            expected.Look(step);
        }

        return expected;
    }
}
