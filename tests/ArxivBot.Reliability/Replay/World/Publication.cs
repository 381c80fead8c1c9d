namespace ArxivBot.Reliability.Replay.World;

/// <summary>What one category's feed holds from an instant on.</summary>
/// <param name="List">The day of the list; null is a channel without items.</param>
/// <param name="Date">The date that the feed carries.</param>
internal sealed record Edition(DateTimeOffset From, DateOnly? List, DateOnly Date);

/// <summary>When a list comes.</summary>
internal enum Coming
{
    InTime,

    /// <summary>At three in the morning.</summary>
    AtThree,

    /// <summary>At three in the afternoon.</summary>
    InTheAfternoon,

    /// <summary>In the first hour of the next announcement day.</summary>
    NextMidnight,

    /// <summary>From three to six on the next announcement day.</summary>
    NextMorning,

    Never,
}

/// <summary>Which list arXiv serves when. Until a list comes, the one before is served under either date, or nothing is.</summary>
internal sealed class Publication
{
    private const int FirstLate = 3, MostLateADay = 3, FewestNews = 6;

    private readonly Dictionary<string, List<Edition>> _editions = [];
    private readonly Dictionary<(string Category, DateOnly Day), Coming> _comings = [];

    public Publication(IReadOnlyList<DateOnly> days, IReadOnlyDictionary<(string, DateOnly), DayList> lists, IReadOnlyCollection<DateOnly> off, Random random)
    {
        foreach (var (at, day) in days.Index())
        {
            foreach (var category in Late(at, days, lists, off, random))
                _comings[(category, day)] = OfALate(at + 1 < days.Count && days[at + 1] == day.AddDays(1) && !off.Contains(days[at + 1]), random);
        }

        foreach (var category in Words.Categories)
            _editions.Add(category, [.. Editions(category, days, random)]);
    }

    public int Count(Coming coming) => _comings.Count(c => c.Value == coming);

    public Edition? At(string category, DateTimeOffset instant) => _editions[category].FindLast(edition => edition.From <= instant);

    private static IEnumerable<string> Late(
        int at, IReadOnlyList<DateOnly> days, IReadOnlyDictionary<(string, DateOnly), DayList> lists, IReadOnlyCollection<DateOnly> off, Random random)
    {
        if (at < FirstLate || off.Contains(days[at]))
            return [];
        var able = Words.Categories.Where(c => c != Words.SmallCategory && lists[(c, days[at])].News >= FewestNews).ToArray();
        random.Shuffle(able);
        return able.Take(random.Next(MostLateADay + 1));
    }

    /// <param name="tomorrow">Whether the next day has lists, and somebody to read them.</param>
    private static Coming OfALate(bool tomorrow, Random random) => random.Next(10) switch
    {
        < 4 => Coming.AtThree,
        4 => Coming.InTheAfternoon,
        < 7 when tomorrow => Coming.NextMidnight,
        < 9 when tomorrow => Coming.NextMorning,
        9 when tomorrow => Coming.Never,
        _ => Coming.AtThree,
    };

    private IEnumerable<Edition> Editions(string category, IReadOnlyList<DateOnly> days, Random random)
    {
        DateOnly? last = null;
        DateOnly? owed = null;
        var late = Coming.InTime;
        foreach (var day in days)
        {
            var coming = _comings.GetValueOrDefault((category, day));
            var hour = coming switch { Coming.InTime => 0, Coming.AtThree => 3, Coming.InTheAfternoon => 15, _ => (int?)null };
            if (owed is { } list)
            {
                var from = late == Coming.NextMidnight ? 0 : 3;
                if (from > 0)
                    yield return Old(day, last, random);
                yield return new Edition(Calendar.At(day, from), list, random.Next(2) == 0 ? day : list);
                last = list;
                // What is late itself comes after it.
                hour = hour is { } own ? Math.Max(own, from == 0 ? 1 : 6) : null;
            }
            else if (hour != 0)
            {
                yield return Old(day, last, random);
            }

            if (hour is { } at)
            {
                yield return new Edition(Calendar.At(day, at), day, day);
                last = day;
            }

            (owed, late) = coming is Coming.NextMidnight or Coming.NextMorning ? (day, coming) : ((DateOnly?)null, Coming.InTime);
        }
    }

    private static Edition Old(DateOnly day, DateOnly? last, Random random) => random.Next(3) switch
    {
        0 => new Edition(Calendar.Start(day), last, day),
        1 => new Edition(Calendar.Start(day), last, last ?? day),
        _ => new Edition(Calendar.Start(day), null, day),
    };
}
