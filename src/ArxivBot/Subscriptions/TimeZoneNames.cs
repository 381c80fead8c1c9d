using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ArxivBot.Documents;
using F23.StringSimilarity;

namespace ArxivBot.Subscriptions;

/// <summary>Time zones as people name them.</summary>
internal static partial class TimeZoneNames
{
    private const int MostSuggested = 3;

    /// <summary>IANA's names, by region and city.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Order(StringComparer.Ordinal)];

    /// <summary>Takes IANA's name in any case, Windows' name, or a city where only one zone is called so.</summary>
    public static bool TryFind(string text, [NotNullWhen(true)] out string? zone, [NotNullWhen(false)] out string? problem)
    {
        var typed = UntrustedText.Cut(UntrustedText.OneLine(text), 60);
        var wanted = typed.Replace(' ', '_');
        zone = All.FirstOrDefault(id => Same(id, wanted)) ?? Alias(typed) ?? Alias(wanted);
        problem = null;
        if (zone is not null)
            return true;
        var cities = All.Where(id => Same(City(id), wanted)).ToList();
        zone = cities.Count == 1 ? cities[0] : null;
        if (zone is null)
            problem = Explain(typed, cities);
        return zone is not null;
    }

    private static string Explain(string typed, List<string> cities)
    {
        if (Offset().IsMatch(typed))
            return $"'{typed}' knows no summer time: name a city with your time, such as Europe/Berlin or America/New_York";
        return $"'{typed}' is no time zone: did you mean {string.Join(" or ", cities.Count > 0 ? cities.Take(MostSuggested) : Nearest(typed))}?";
    }

    private static IEnumerable<string> Nearest(string typed)
    {
        var distance = new Damerau();
        var wanted = typed.Replace(' ', '_').ToUpperInvariant();
        return All.OrderBy(id => id.Contains(wanted, StringComparison.OrdinalIgnoreCase) && wanted.Length > 2
            ? 0
            : Math.Min(distance.Distance(id.ToUpperInvariant(), wanted), distance.Distance(City(id).ToUpperInvariant(), wanted))).Take(MostSuggested);
    }

    /// <summary>Older names and Windows' are no part of the list. Only what looks like a name is asked for: elsewhere it would be a path.</summary>
    private static string? Alias(string name)
    {
        if (!Name().IsMatch(name))
            return null;
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana))
            return iana;
        return TimeZoneInfo.TryConvertIanaIdToWindowsId(name, out _) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found.Id : null;
    }

    private static string City(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+\-/. ()]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:UTC|GMT)? ?[+\-−]\d{1,2}(?::?\d{2})?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Offset();
}
