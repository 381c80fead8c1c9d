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
    private ArxivId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The abstract page, the address arXiv asks others to link to.</summary>
    public Uri AbstractPage => new($"https://arxiv.org/abs/{Value}");

    /// <summary>Where the id stands in the order of giving out; ids of before April 2007 come first.</summary>
    private (int Month, string Number) Order => Value.Contains('/')
        ? (OldMonth(Value), Value)
        : (YearMonth(Value.AsSpan(0, 4)), Value[5..].PadLeft(5, '0'));

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

        id = new ArxivId(match.Groups["id"].Value);
        return true;
    }

    /// <summary>For text that is known to be an id; anything else is a bug.</summary>
    public static ArxivId Parse(string text) => TryParse(text, out var id, out _)
        ? id
        : throw new FormatException($"'{text}' is not an arXiv id");

    public int CompareTo(ArxivId? other)
    {
        if (other is null)
            return 1;
        var (mine, others) = (Order, other.Order);
        return mine.Month != others.Month
            ? mine.Month.CompareTo(others.Month)
            : string.CompareOrdinal(mine.Number, others.Number);
    }

    public static bool operator <(ArxivId left, ArxivId right) => left.CompareTo(right) < 0;

    public static bool operator >(ArxivId left, ArxivId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ArxivId left, ArxivId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ArxivId left, ArxivId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    private static int OldMonth(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return YearMonth(value.AsSpan(slash + 1, 4));
    }

    // arXiv began in 1991, so 91 to 99 are of the last century.
    private static int YearMonth(ReadOnlySpan<char> yymm)
    {
        var number = int.Parse(yymm, CultureInfo.InvariantCulture);
        return number >= 9100 ? number : number + 10_000;
    }

    [GeneratedRegex(
        @"^(?:arXiv:)?(?<id>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v(?<version>[1-9]\d*))?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
