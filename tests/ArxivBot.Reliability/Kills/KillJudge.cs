namespace ArxivBot.Reliability.Kills;

/// <summary>A message as it was queued before anything ran.</summary>
/// <param name="Text">No other message of its chat has the same.</param>
internal sealed record QueuedMessage(long Id, string Address, string Text);

/// <summary>A message as the chat service took it.</summary>
internal sealed record ArrivedMessage(string Address, string Text);

/// <param name="Lost">Messages that never arrived.</param>
/// <param name="Repeated">Arrivals of a message after its first.</param>
/// <param name="Marked">Possible repeats that the outbox has noted.</param>
/// <param name="Unmarked">Repeats that it has not.</param>
/// <param name="OutOfOrder">Chats that got a message after one that was queued later.</param>
/// <param name="Strange">Arrivals of what nobody has queued.</param>
internal sealed record Verdict(int Messages, int Lost, int Repeated, int Marked, int Unmarked, int OutOfOrder, int Strange)
{
    /// <param name="mostRepeats">How many repeats are promised at most.</param>
    public bool Keeps(int mostRepeats) =>
        this is { Messages: > 0, Lost: 0, Unmarked: 0, OutOfOrder: 0, Strange: 0 } && Repeated <= mostRepeats;
}

/// <summary>Holds what has arrived against what was queued.</summary>
internal static class KillJudge
{
    /// <param name="queued">Each chat's in order.</param>
    /// <param name="arrived">In order of acceptance.</param>
    /// <param name="marks">The possible repeats of each queued message, by its id.</param>
    public static Verdict Judge(IReadOnlyList<QueuedMessage> queued, IReadOnlyList<ArrivedMessage> arrived, IReadOnlyDictionary<long, int> marks)
    {
        var places = queued.Select((message, at) => (message, at)).ToDictionary(m => (m.message.Address, m.message.Text), m => m.at);
        var times = new int[queued.Count];
        var furthest = new Dictionary<string, int>(StringComparer.Ordinal);
        var outOfOrder = new HashSet<string>(StringComparer.Ordinal);
        var strange = 0;
        foreach (var message in arrived)
        {
            if (!places.TryGetValue((message.Address, message.Text), out var place))
            {
                strange++;
                continue;
            }

            times[place]++;
            if (place < furthest.GetValueOrDefault(message.Address))
                outOfOrder.Add(message.Address);
            furthest[message.Address] = Math.Max(place, furthest.GetValueOrDefault(message.Address));
        }

        return new Verdict(
            queued.Count,
            times.Count(t => t == 0),
            times.Sum(t => Math.Max(t - 1, 0)),
            marks.Values.Sum(),
            queued.Select((message, at) => Math.Max(times[at] - 1 - marks.GetValueOrDefault(message.Id), 0)).Sum(),
            outOfOrder.Count,
            strange);
    }
}
