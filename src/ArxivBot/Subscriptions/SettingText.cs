using System.Globalization;
using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Subscriptions;

/// <summary>One of a chat's settings as text: typed, shown and moved between installations.</summary>
/// <param name="Name">In lower case, as typed in <c>name=value</c>.</param>
/// <param name="Description">At most 100 characters.</param>
/// <param name="Show">What <paramref name="Read"/> reads back.</param>
/// <param name="Read">The settings with this one changed, or null and what is allowed.</param>
internal sealed partial record SettingText(string Name, string Description, Func<ChatSettings, string> Show, Func<string, ChatSettings, SettingChange> Read)
{
    /// <summary>The most papers that a digest may have.</summary>
    public const int MostPapers = 100;

    private const double MostScore = 1000;

    /// <summary>All there are, in the order in which they are shown.</summary>
    public static IReadOnlyList<SettingText> All { get; } =
    [
        new("time", "When the digest comes, in the chat's zone: 08:30", s => TimeText.Print(s.DeliverAt), (text, s) => TimeText.TryRead(text, out var time)
            ? SettingChange.To(s with { DeliverAt = time })
            : SettingChange.Wrong("write a time of day such as 08:30")),
        new("zone", "The chat's time zone: Europe/Berlin, or its city alone", s => s.TimeZone, (text, s) => TimeZoneNames.TryFind(text, out var zone, out var problem)
            ? SettingChange.To(s with { TimeZone = zone })
            : SettingChange.Wrong(problem)) { IsZone = true },
        new("schedule", "daily, or weekly on a day: weekly friday", ShowSchedule, ReadSchedule),
        new("days", "The weekdays of a daily digest: mon-fri, or mon,wed, or all", s => WeekdayText.Print(s.Days), (text, s) => WeekdayText.TryRead(text, out var days)
            ? SettingChange.To(s with { Days = days })
            : SettingChange.Wrong("write weekdays such as mon-fri, mon,wed or all")),
        new("quiet", "Hours in which nothing is sent: 22:00-07:00, or off", ShowQuiet, ReadQuiet),
        OneOf("quietly", "Whether messages come in quiet hours too, without a sound", ["off", "on"], s => s.IsQuietSilent, (s, isSilent) => s with { IsQuietSilent = isSilent }),
        new("max", $"The most papers in one digest, from 1 to 100", s => s.MaximumPapers.ToString(CultureInfo.InvariantCulture), (text, s) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= MostPapers
                ? SettingChange.To(s with { MaximumPapers = most })
                : SettingChange.Wrong("write a whole number from 1 to 100")),
        new("minscore", "Papers that score less are left out: 1.5; 0 takes all that match", s => s.MinimumScore.ToString(CultureInfo.InvariantCulture), (text, s) =>
            double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least) && least <= MostScore
                ? SettingChange.To(s with { MinimumScore = least })
                : SettingChange.Wrong("write a number from 0 to 1000, such as 1.5")),
        OneOf("layout", "full, or compact: titles, scores and links only", ["full", "compact"], s => s.IsCompact, (s, isCompact) => s with { IsCompact = isCompact }),
        new("place", "On Discord: here, in a thread a digest, or in this forum as a post a digest", s => s.Placement.ToString().ToLowerInvariant(), (text, s) =>
            Array.Find(Enum.GetValues<Placement>(), place => place.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) is var place && place.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)
                ? SettingChange.To(s with { Placement = place })
                : SettingChange.Wrong("write here, thread or post"))
        {
            Choices = ["here", "thread", "post"],
        },
        new("ping", "On Discord: a role that each digest mentions, such as @readers; off", s => s.Ping ?? "off", ReadPing),
        OneOf("nothing", "Whether a line comes when there is nothing to show", ["off", "on"], s => s.SaysNothingToday, (s, says) => s with { SaysNothingToday = says }),
        OneOf("replacements", "Whether new versions of papers come too", ["off", "on"], s => s.Replacements, (s, replacements) => s with { Replacements = replacements }),
        new("language", "Of the bot's own words: en", s => s.Language, (text, s) => text.Equals("en", StringComparison.OrdinalIgnoreCase)
            ? SettingChange.To(s with { Language = "en" })
            : SettingChange.Wrong("so far the bot speaks English only: en")) { Choices = ["en"] },
        OneOf("open", "Whether all in a shared chat may change it, not only its admins", ["off", "on"], s => s.IsOpenToAll, (s, isOpen) => s with { IsOpenToAll = isOpen }),
    ];

    /// <summary>The allowed words, where they are few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsZone { get; init; }

    public static SettingText Of(string name) => All.Single(setting => setting.Name == name);

    /// <param name="words">The one that means no, then the one that means yes.</param>
    private static SettingText OneOf(
        string name, string description, string[] words, Func<ChatSettings, bool> get, Func<ChatSettings, bool, ChatSettings> set) =>
        new(name, description, s => words[get(s) ? 1 : 0], (text, s) => Array.FindIndex(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at
            ? SettingChange.To(set(s, at == 1))
            : SettingChange.Wrong($"write {words[0]} or {words[1]}"))
        {
            Choices = words,
        };

    private static string ShowSchedule(ChatSettings settings) =>
        settings.Rhythm == Rhythm.Daily ? "daily" : $"weekly {settings.WeeklyOn.ToString().ToLowerInvariant()}";

    private static SettingChange ReadSchedule(string text, ChatSettings settings)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Equals("on", StringComparison.OrdinalIgnoreCase)).ToList();
        return words switch
        {
            [var daily] when daily.Equals("daily", StringComparison.OrdinalIgnoreCase) => SettingChange.To(settings with { Rhythm = Rhythm.Daily }),
            [var weekly] when weekly.Equals("weekly", StringComparison.OrdinalIgnoreCase) => SettingChange.To(settings with { Rhythm = Rhythm.Weekly }),
            [var weekly, var word] when weekly.Equals("weekly", StringComparison.OrdinalIgnoreCase) && WeekdayText.TryReadDay(word, out var day) =>
                SettingChange.To(settings with { Rhythm = Rhythm.Weekly, WeeklyOn = day.Value }),
            _ => SettingChange.Wrong("write daily, or weekly and a day such as weekly friday"),
        };
    }

    private static SettingChange ReadPing(string text, ChatSettings settings)
    {
        if (text.ToLowerInvariant() is "off" or "none" or "nobody")
            return SettingChange.To(settings with { Ping = null });
        return RoleMention().IsMatch(text)
            ? SettingChange.To(settings with { Ping = text })
            : SettingChange.Wrong("choose a role from what Discord offers after @, or write off");
    }

    // https://docs.discord.com/developers/reference#message-formatting
    [GeneratedRegex(@"^<@&[0-9]{17,20}>\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleMention();

    private static string ShowQuiet(ChatSettings settings) => settings is { QuietFrom: { } from, QuietUntil: { } until }
        ? $"{TimeText.Print(from)}-{TimeText.Print(until)}"
        : "off";

    private static SettingChange ReadQuiet(string text, ChatSettings settings)
    {
        if (text.ToLowerInvariant() is "off" or "none" or "never")
            return SettingChange.To(settings with { QuietFrom = null, QuietUntil = null });
        return TimeText.TryReadHours(text, out var from, out var until) && from != until
            ? SettingChange.To(settings with { QuietFrom = from, QuietUntil = until })
            : SettingChange.Wrong("write two different times of day such as 22:00-07:00, or off");
    }
}

/// <param name="Problem">What is allowed; null when the text was understood.</param>
internal readonly record struct SettingChange(ChatSettings? Settings, string? Problem)
{
    public static SettingChange To(ChatSettings settings) => new(settings, null);

    public static SettingChange Wrong(string problem) => new(null, problem);
}
