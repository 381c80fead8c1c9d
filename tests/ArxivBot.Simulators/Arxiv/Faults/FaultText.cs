using System.Globalization;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Simulators.Arxiv.Faults;

/// <summary>A fault as typed on the command line: <c>cs.AI=stale</c>, <c>all=429:30</c>, <c>cs.LG=slow:2*3</c>.</summary>
/// <param name="Category">Null for all.</param>
/// <param name="Times">Null until cleared, which on the command line is for good.</param>
public sealed record FaultText(string? Category, Fault Fault, int? Times)
{
    public const string Grammar =
        "CATEGORY=FAULT[:VALUE][*TIMES], where CATEGORY may be 'all' and FAULT is yesterday, stale, empty, 429[:seconds], rate200, " +
        "503[:seconds], slow[:seconds[:seconds between chunks]], cutoff[:fraction], malformed[:item|control|text|html], " +
        "oversized[:megabytes], bomb[:megabytes], dtd, refused or redirect[:url]";

    public static FaultText? TryParse(string text)
    {
        if (text.Split('=', 2) is not [var where, var what])
            return null;
        int? times = null;
        if (what.LastIndexOf('*') is > 0 and var star)
        {
            if (!int.TryParse(what[(star + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return null;
            (what, times) = (what[..star], number);
        }

        var category = where is "all" ? null : Taxonomy.Categories.FirstOrDefault(c => c.Equals(where, StringComparison.OrdinalIgnoreCase));
        if (category is null && where is not "all")
            return null;
        return Parse(what.Split(':', 2) is [var name, var value] ? (name, value) : (what, "")) is { } fault
            ? new FaultText(category, fault, times)
            : null;
    }

    private static Fault? Parse((string Name, string Value) fault) => fault switch
    {
        ("yesterday", "") => new Fault.YesterdaysFeed(),
        ("stale", "") => new Fault.StaleBatch(),
        ("empty", "") => new Fault.Empty(),
        ("429", "") => new Fault.RateExceeded429(),
        ("429", var wait) when Seconds(wait) is { } retryAfter => new Fault.RateExceeded429(retryAfter),
        ("rate200", "") => new Fault.RateExceeded200(),
        ("503", "") => new Fault.ServiceUnavailable503(),
        ("503", var wait) when Seconds(wait) is { } retryAfter => new Fault.ServiceUnavailable503(retryAfter),
        ("slow", "") => new Fault.Slow(TimeSpan.FromSeconds(5)),
        ("slow", var delays) => ParseSlow(delays.Split(':')),
        ("cutoff", "") => new Fault.CutOff(),
        ("cutoff", var part) when Number(part) is > 0 and < 1 and var fraction => new Fault.CutOff(fraction),
        ("malformed", "" or "item") => new Fault.Malformed(),
        ("malformed", "control") => new Fault.Malformed(Malformation.ControlCharacter),
        ("malformed", "text") => new Fault.Malformed(Malformation.NotXml),
        ("malformed", "html") => new Fault.Malformed(Malformation.HtmlErrorPage),
        ("oversized", "") => new Fault.Oversized(),
        ("oversized", var size) when Number(size) is > 0 and var megabytes => new Fault.Oversized((long)(megabytes * 1_000_000)),
        ("bomb", "") => new Fault.Oversized(Gzip: true),
        ("bomb", var size) when Number(size) is > 0 and var megabytes => new Fault.Oversized((long)(megabytes * 1_000_000), Gzip: true),
        ("dtd", "") => new Fault.Dtd(),
        ("refused", "") => new Fault.Refused(),
        ("redirect", "") => new Fault.Redirect301(),
        ("redirect", var address) when Uri.TryCreate(address, UriKind.Absolute, out var location) => new Fault.Redirect301(location),
        _ => null,
    };

    private static Fault.Slow? ParseSlow(string[] delays) => (delays, Seconds(delays[0])) switch
    {
        ([_], { } first) => new Fault.Slow(first),
        ([_, var between], { } first) when Seconds(between) is { } pause => new Fault.Slow(first, pause),
        _ => null,
    };

    // A day is far beyond any wait that makes sense, and safely within what a timer takes.
    private static TimeSpan? Seconds(string text) => Number(text) is >= 0 and <= 86_400 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
