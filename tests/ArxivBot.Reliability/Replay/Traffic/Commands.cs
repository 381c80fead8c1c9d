using System.Globalization;
using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay.Traffic;

/// <summary>Commands as people type them, and what each asks for.</summary>
internal sealed class Commands(Random random)
{
    private static readonly (string Text, string Days)[] Weekdays = [("mon-fri", ".xxxxx."), ("all", "xxxxxxx"), ("tue,thu,sat", "..x.x.x"), ("mon,wed,fri", ".x.x.x.")];

    private int _names;

    /// <summary>How a chat begins.</summary>
    public IEnumerable<Typed> Opening()
    {
        yield return Times();
        yield return Subscribe();
        for (var more = random.Next(5); more > 0; more--)
            yield return Preference();
    }

    public Typed Next() => random.Next(20) switch
    {
        < 6 => Reading(),
        < 9 => Preference(),
        < 11 => Times(),
        11 => Subscribe(),
        12 => Unsubscribe(),
        < 16 => Terms(),
        16 or 17 => PauseOrResume(),
        18 => Typed("/resume", wish => wish.IsPaused ? wish with { IsPaused = false } : wish),
        _ => Wrong(),
    };

    private Typed Reading() => Typed(random.Next(10) switch
    {
        0 => $"/search {Pick(Words.Asked)}",
        1 => $"/preview {Pick(Words.Asked)}",
        2 => "/top",
        3 or 4 => "/today",
        5 => "/status",
        6 => "/settings",
        7 => "/help",
        8 => "/digest",
        _ => "/subscriptions",
    }, wish => wish) with
    { OnlyReads = true };

    private Typed Wrong() => Typed(random.Next(5) switch
    {
        0 => "/settings zone=Mars/Olympus",
        1 => "/settings max=0",
        2 => "/subscribe cs.XX kernel",
        3 => "/unsubscribe nobody-has-this",
        _ => "/keywords remove zeppelin",
    }, _ => null);

    private Typed Preference()
    {
        var (number, score, yes) = (random.Next(1, 15), Pick(new[] { 0, 1.0, 1.5, 2.5 }), random.Next(2) == 0);
        var onOff = yes ? "on" : "off";
        return random.Next(5) switch
        {
            0 => Typed($"/settings max={number}", wish => wish with { Maximum = number }),
            1 => Typed(string.Create(CultureInfo.InvariantCulture, $"/settings minscore={score}"), wish => wish with { MinimumScore = score }),
            2 => Typed($"/settings replacements={onOff}", wish => wish with { Replacements = yes }),
            3 => Typed($"/settings nothing={onOff}", wish => wish with { SaysNothing = yes }),
            _ => Typed($"/settings layout={(yes ? "compact" : "full")}", wish => wish with { IsCompact = yes }),
        };
    }

    private Typed Times()
    {
        var at = TimeOnly.MinValue.AddMinutes(random.Next(24 * 60));
        var (zone, day, days) = (Pick(Words.Zones), (DayOfWeek)random.Next(7), Pick(Weekdays));
        var (from, until) = (new TimeOnly(random.Next(20, 24), 0), new TimeOnly(random.Next(5, 9), 30));
        return random.Next(10) switch
        {
            < 4 => Typed($"/settings time={at:HH:mm} zone={zone}", Set(times => times with { At = at, Zone = zone })),
            4 => Typed($"/settings time={at:HH:mm}", Set(times => times with { At = at })),
            5 => Typed($"/settings days={days.Text}", Set(times => times with { Days = days.Days })),
            6 => Typed($"/schedule weekly {day.ToString().ToLowerInvariant()}", Set(times => times with { WeeklyOn = day })),
            7 => Typed("/schedule daily", Set(times => times with { WeeklyOn = null })),
            8 => Typed($"/quiet {from:HH:mm}-{until:HH:mm}", Set(times => times with { Quiet = (from, until) })),
            _ => Typed("/quiet off", Set(times => times with { Quiet = null })),
        };
    }

    private Typed Subscribe()
    {
        var name = $"s{++_names}";
        var categories = Some(Words.Categories, random.Next(1, 4));
        var words = Some(Words.Asked, random.Next(9) == 0 ? 0 : random.Next(1, 5)).Select(word => (word, Weight: random.Next(5) == 0 ? 2.0 : 1)).ToList();
        var query = string.Join(' ', words.Select(word => word.Weight == 2 ? $"{word.word}^2" : word.word));
        var wished = new WishedList(name, categories, words);
        return Typed($"/subscribe {string.Join(", ", categories)} {query} name={name}", wish => wish.Subscriptions.Exists(wished.IsSameAs)
            ? wish
            : wish with { Subscriptions = wish.Subscriptions.Add(wished) });
    }

    private Typed Unsubscribe()
    {
        var name = random.Next(3) == 0 ? "all" : $"s{random.Next(1, _names + 1)}";
        return Typed($"/unsubscribe {name}", wish => wish.Subscriptions.RemoveAll(s => name == "all" || s.Name == name) is var left && left.Count < wish.Subscriptions.Count
            ? wish with { Subscriptions = left }
            : null);
    }

    private Typed Terms()
    {
        var (keyword, unwanted, author) = (Pick(Words.Watched), Pick(Words.Unwanted), Pick(Words.Authors));
        return random.Next(6) switch
        {
            0 or 1 => Typed($"/keywords add {keyword}", wish => wish.Keywords.Contains(keyword) ? wish : wish with { Keywords = wish.Keywords.Add(keyword) }),
            2 => Typed($"/keywords remove {keyword}", wish => wish.Keywords.Contains(keyword) ? wish with { Keywords = wish.Keywords.Remove(keyword) } : null),
            3 => Typed($"/exclude add {unwanted}", wish => wish.Excluded.Contains(unwanted) ? wish : wish with { Excluded = wish.Excluded.Add(unwanted) }),
            4 => Typed($"/exclude remove {unwanted}", wish => wish.Excluded.Contains(unwanted) ? wish with { Excluded = wish.Excluded.Remove(unwanted) } : null),
            _ => Typed($"/authors follow {author}", wish => wish.Authors.Contains(author) ? wish : wish with { Authors = wish.Authors.Add(author) }),
        };
    }

    private Typed PauseOrResume() => random.Next(3) == 0
        ? Typed("/pause", wish => wish.IsPaused ? wish : wish with { IsPaused = true })
        : Typed("/resume", wish => wish.IsPaused ? wish with { IsPaused = false } : wish);

    // Who sets what is set already changes nothing.
    private static Func<ChatWish, ChatWish> Set(Func<WishedTimes, WishedTimes> change) => wish =>
        change(wish.Times) is var times && times == wish.Times ? wish : wish with { Times = times };

    private static Typed Typed(string line, Func<ChatWish, ChatWish?> change) => new(default, 0, line, change);

    private string[] Some(IReadOnlyList<string> from, int count)
    {
        var shuffled = from.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..count];
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
