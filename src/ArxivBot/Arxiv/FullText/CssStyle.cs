using System.Globalization;

namespace ArxivBot.Arxiv.FullText;

/// <summary>The declarations of one <c>style</c> attribute, as far as they decide what can be seen.</summary>
internal static class CssStyle
{
    public static IEnumerable<(string Name, string Value)> Declarations(string style)
    {
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                var value = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim();
                yield return (declaration[..colon].Trim().ToLowerInvariant(), value.ToLowerInvariant());
            }
        }
    }

    /// <summary>A font size as a multiple of the size around it, or of a page's own size where it is absolute.</summary>
    public static (double Scale, bool IsAbsolute)? FontSize(string value) => Number(value) switch
    {
        ({ } size, "%") => (size / 100, false),
        ({ } size, "em") => (size, false),
        ({ } size, "pt") => (size / 10, true),
        ({ } size, "px") => (size / 13.3, true),
        ({ } size, "rem") => (size, true),
        (0, _) => (0, true),
        _ => null,
    };

    /// <summary>The smaller side of <c>scale(0.5, 0.5)</c>; null for every other transformation.</summary>
    public static double? Scale(string transform)
    {
        var start = transform.IndexOf("scale(", StringComparison.Ordinal);
        var end = start < 0 ? -1 : transform.IndexOf(')', start);
        if (end < 0)
            return null;
        var factors = transform[(start + "scale(".Length)..end].Split(',').Select(part => Number(part.Trim()).Value).OfType<double>().ToList();
        return factors.Count > 0 ? factors.Min(Math.Abs) : null;
    }

    /// <summary>Whether a box begins this far outside of any page.</summary>
    public static bool IsFarAway(string value) => Number(value) is ({ } distance, var unit) && unit switch
    {
        "em" or "rem" => Math.Abs(distance) >= 60,
        "vw" or "vh" or "%" => Math.Abs(distance) >= 100,
        _ => Math.Abs(distance) >= 900,
    };

    /// <summary>Whether a transformation moves a box out of any page.</summary>
    public static bool MovesFarAway(string transform)
    {
        var start = transform.IndexOf("translate", StringComparison.Ordinal);
        var open = start < 0 ? -1 : transform.IndexOf('(', start);
        var end = open < 0 ? -1 : transform.IndexOf(')', open);
        return end > 0 && transform[(open + 1)..end].Split(',').Any(part => IsFarAway(part.Trim()));
    }

    /// <summary>Whether a clip leaves nothing: a shape without an extent.</summary>
    public static bool ClipsAll(string value) =>
        value.StartsWith("inset(50%", StringComparison.Ordinal) || value.StartsWith("inset(100%", StringComparison.Ordinal) || value.StartsWith("circle(0", StringComparison.Ordinal)
        || (value.StartsWith("polygon(", StringComparison.Ordinal) && !value.AsSpan().ContainsAnyInRange('1', '9'));

    public static bool IsZero(string value) => Number(value) is (0, _);

    public static (double? Value, string Unit) Number(string value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiDigit(value[end]) || value[end] is '.' or '-' or '+'))
            end++;
        return double.TryParse(value.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (number, value[end..].Trim())
            : (null, "");
    }
}
