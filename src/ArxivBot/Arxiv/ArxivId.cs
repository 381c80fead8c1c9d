using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv;

/// <summary>
/// The id of a paper, without a version: <c>2512.14925</c>, or <c>math.GT/0309136</c> before April 2007.
/// https://info.arxiv.org/help/arxiv_identifier.html
/// </summary>
internal sealed partial record ArxivId : IComparable<ArxivId>
{
    // Month and number as one figure, since long lists are sorted; old ids count by archive in each month, so theirs is 0.
    private readonly long _order;

    private ArxivId(string value) => (Value, _order) = (value, OrderOf(value));

    /// <summary>As arXiv writes it: the archive in lower case, its subject class in upper case.</summary>
    public string Value { get; }

    /// <summary>The abstract page, the address arXiv asks others to link to.</summary>
    public Uri AbstractPage => new($"https://arxiv.org/abs/{Value}");

    /// <summary>In which it was given out.</summary>
    public int Year => YearMonth(Value, Value.IndexOf('/', StringComparison.Ordinal) + 1) / 100 is var year && year >= 91 ? 1900 + year : 2000 + year;

    /// <summary>Accepts an id with or without <c>arXiv:</c> and a version.</summary>
    /// <param name="version">The version in the text, counted from 1; null when it names none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ArxivId? id, out int? version)
    {
        (id, version) = (null, null);
        if (text is null || Pattern().Match(text.Trim()) is not { Success: true } match)
            return false;
        if (match.Groups["version"] is { Success: true } group)
        {
            if (!int.TryParse(group.ValueSpan, CultureInfo.InvariantCulture, out var number))
                return false;
            version = number;
        }

        id = new ArxivId(Canonical(match.Groups["id"].Value));
        return true;
    }

    /// <summary>For text that is known to be an id; anything else is a bug.</summary>
    public static ArxivId Parse(string text) => TryParse(text, out var id, out _)
        ? id
        : throw new FormatException($"'{text}' is not an arXiv id");

    public bool Equals(ArxivId? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The order of giving out, by month and number; ids of before April 2007 come first.</summary>
    public int CompareTo(ArxivId? other) => other is null ? 1
        : _order != other._order ? _order.CompareTo(other._order)
        : string.CompareOrdinal(Value, other.Value);

    public static bool operator <(ArxivId left, ArxivId right) => left.CompareTo(right) < 0;

    public static bool operator >(ArxivId left, ArxivId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ArxivId left, ArxivId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ArxivId left, ArxivId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    private static string Canonical(string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return id;
        var archive = id.AsSpan(0, slash);
        var dot = archive.IndexOf('.');
        var end = dot < 0 ? slash : dot;
        // Most texts have it right already.
        return archive[..end].ContainsAnyInRange('A', 'Z') || archive[end..].ContainsAnyInRange('a', 'z')
            ? $"{id[..end].ToLowerInvariant()}{id[end..].ToUpperInvariant()}"
            : id;
    }

    private static long OrderOf(string id)
    {
        const int Numbers = 100_000;
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? ((YearMonth(id, 0) + 10_000L) * Numbers) + int.Parse(id.AsSpan(5), CultureInfo.InvariantCulture)
            // arXiv began in 1991, so 91 to 99 are of the last century.
            : YearMonth(id, slash + 1) is var month && month >= 9_100 ? (long)month * Numbers : (month + 10_000L) * Numbers;
    }

    private static int YearMonth(string id, int at) => int.Parse(id.AsSpan(at, 4), CultureInfo.InvariantCulture);

    // Not \d, nor a set that ignores case: both have members beyond ASCII.
    [GeneratedRegex(
        @"^(?i:arXiv:)?(?<id>[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}|[a-zA-Z]+(?:-[a-zA-Z]+)*(?:\.[a-zA-Z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3})(?:[vV](?<version>[1-9][0-9]*))?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
