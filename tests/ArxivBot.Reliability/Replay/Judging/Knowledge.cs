using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>When the bot could first read each list: worked out from what arXiv served and when somebody looked.</summary>
internal sealed class Knowledge
{
    private const int EmptyCountsFrom = 2;

    private readonly Dictionary<(string Category, DateOnly Day), DateTimeOffset> _since = [];
    private readonly HashSet<DateOnly> _looked = [];

    public Knowledge(ReplayRecord record)
    {
        foreach (var step in record.Steps)
        {
            var today = Calendar.DayOf(step);
            _looked.Add(today);
            // Nobody asks on weekends.
            if (today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || record.World.Outages.Any(outage => outage.Holds(step)))
                continue;
            foreach (var category in Words.Categories)
            {
                if (record.World.Publication.At(category, step)?.List is { } day && Counts(record.World.Lists[(category, day)], today, step))
                    _since.TryAdd((category, day), step);
            }
        }
    }

    public DateTimeOffset? Since(string category, DateOnly day) => _since.TryGetValue((category, day), out var since) ? since : null;

    public bool LookedOn(DateOnly day) => _looked.Contains(day);

    /// <summary>An empty list says that nothing was announced only where that is usual, late in the night, when others have come.</summary>
    private bool Counts(DayList list, DateOnly today, DateTimeOffset step) => list.Papers.Count > 0
        || list.Category == Words.SmallCategory && list.Day == today && step >= Calendar.At(today, EmptyCountsFrom)
        && Words.Categories.Any(other => other != Words.SmallCategory && _since.ContainsKey((other, today)));
}
