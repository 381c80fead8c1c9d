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
            var expected = Expect(record, chat, knowledge, commands, Report);
            var read = ReadDigest.ReadAll(record.Messages[chat], Report);
            new ChatReading(record, expected, Report).Judge(read);
            digests += read.Count(digest => digest.Day is not null);
            papers += read.Sum(digest => digest.Papers.Count);
        }

        return new Verdict(violations, digests, papers, commands);
    }

    private static ExpectedChat Expect(ReplayRecord record, int chat, Knowledge knowledge, Dictionary<CommandOutcome, int> commands, Action<string> report)
    {
        var expected = new ExpectedChat(knowledge, record.World);
        var acts = new Queue<DoneAct>(record.Acts[chat]);
        foreach (var step in record.Steps)
        {
            while (acts.TryPeek(out var next) && next.Act.At <= step)
            {
                var (act, outcome) = acts.Dequeue();
                var right = expected.Do(act);
                if (outcome is not { } answered)
                    continue;
                commands[answered] = commands.GetValueOrDefault(answered) + 1;
                if (answered != right && !(act is Typed { OnlyReads: true } && answered == CommandOutcome.Refused))
                    report($"{(act as Typed)?.Line} at {act.At:MM-dd HH:mm} was {answered}, not {right}");
            }

            expected.Look(step);
        }

        return expected;
    }
}
