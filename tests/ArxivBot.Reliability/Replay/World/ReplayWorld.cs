namespace ArxivBot.Reliability.Replay.World;

/// <param name="Days">Announcement days.</param>
/// <param name="RealDays">Whether recorded lists are among them, where they are at hand.</param>
internal sealed record ReplayOptions(int Seed, int Chats, int Days, bool RealDays)
{
    /// <summary>From one look of the bot to the next; an hour is a whole number of them.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>A time in which something does not work: from, and until exclusively. UTC.</summary>
internal readonly record struct Trouble(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Holds(DateTimeOffset instant) => instant >= From && instant < Until;
}

/// <summary>All that happens in a replay and is not the program's doing.</summary>
internal sealed class ReplayWorld
{
    // Both Europe's and America's clocks are turned back in the weeks after it.
    private static readonly DateOnly First = new(2025, 10, 21);

    public ReplayWorld(ReplayOptions options)
    {
        Options = options;
        Days = Calendar.AnnouncementDays(First, options.Days);
        var random = new Random(options.Seed);
        DateOnly[] off = options.Days < 12 ? [] : [.. Days.Skip(7).Take(options.Days - 10).Where(_ => random.Next(options.Days / 2) == 0).Take(2)];
        Off = [.. off.Select(day => new Trouble(Calendar.Start(day), Calendar.Start(day.AddDays(1)))), .. Naps(random)];
        Outages = [.. Days.Skip(1).Where(_ => random.Next(6) == 0).Select(day => Calendar.Start(day).AddMinutes(15 * random.Next(40))).Select(from => new Trouble(from, from.AddMinutes(15 * random.Next(1, 8))))];
        Lists = AllLists(options, random).ToDictionary(list => (list.Category, list.Day));
        Publication = new Publication(Days, Lists, off, random);
    }

    public ReplayOptions Options { get; }

    public IReadOnlyList<DateOnly> Days { get; }

    public IReadOnlyDictionary<(string Category, DateOnly Day), DayList> Lists { get; }

    public Publication Publication { get; }

    /// <summary>When the bot is off.</summary>
    public IReadOnlyList<Trouble> Off { get; }

    /// <summary>When arXiv answers nothing of use.</summary>
    public IReadOnlyList<Trouble> Outages { get; }

    public int RealLists { get; private set; }

    public DateTimeOffset Begin => Calendar.Start(Days[0]).AddHours(-6);

    /// <summary>Three days after the last list, so that all that waits can come.</summary>
    public DateTimeOffset End => Calendar.Start(Days[^1].AddDays(3));

    /// <summary>The moments at which the bot does something.</summary>
    public IEnumerable<DateTimeOffset> Steps()
    {
        for (var at = Begin; at < End; at += Options.Step)
        {
            if (!Off.Any(off => off.Holds(at)))
                yield return at;
        }
    }

    private IEnumerable<Trouble> Naps(Random random) => Days.Skip(2).Where(_ => random.Next(8) == 0)
        .Select(day => Calendar.Start(day).AddMinutes(15 * random.Next(20, 70))).Select(from => new Trouble(from, from.AddMinutes(15 * random.Next(1, 20))));

    private IEnumerable<DayList> AllLists(ReplayOptions options, Random random)
    {
        var generated = new GeneratedLists(random);
        // The newest ids are the real ones, so the real days come last.
        var real = options.RealDays ? RecordedLists.Days(options.Days / 3) : [];
        var recordedOn = Days.TakeLast(real.Count).Zip(real, (day, name) => (day, Lists: RecordedLists.Of(name, day))).ToDictionary(of => of.day, of => of.Lists);
        var taken = recordedOn.Values.SelectMany(lists => lists).SelectMany(list => list.Papers).Select(paper => paper.Id).ToHashSet();
        foreach (var day in Days)
        {
            var recorded = recordedOn.GetValueOrDefault(day, []);
            RealLists += recorded.Count;
            var rest = Words.Categories.Except(recorded.Select(list => list.Category)).ToList();
            foreach (var list in recorded.Concat(generated.Of(day, rest, recorded.Count > 0 ? RecordedLists.FreeIds(recorded, taken) : null)))
                yield return list;
        }
    }
}
