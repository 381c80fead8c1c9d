using System.Globalization;

namespace ArxivBot.Arxiv.FullText;

/// <summary>A colour as a reader sees it.</summary>
/// <param name="Red">From 0 to 1, as the others.</param>
internal readonly record struct CssColor(double Red, double Green, double Blue)
{
    /// <summary>Below this, letters cannot be told from the ground: light grey on white has 1.3.</summary>
    private const double LeastContrast = 1.2;

    public static readonly CssColor Black = new(0, 0, 0), White = new(1, 1, 1);

    public bool CanBeReadOn(CssColor ground)
    {
        var (one, other) = (Luminance, ground.Luminance);
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05) >= LeastContrast;
    }

    /// <summary>Reads <c>#FFF</c>, <c>#FFFFFF</c>, <c>#FFFFFFFF</c>, <c>rgb(255,255,255)</c>, <c>rgba(…)</c>, <c>hsl(…)</c> near its ends, and the names of black and of what is nearly white.</summary>
    /// <returns>Null for every other; where it lets through what lies below it, <paramref name="ground"/> shines through.</returns>
    public static CssColor? TryParse(ReadOnlySpan<char> text, CssColor ground)
    {
        text = text.Trim();
        if (text.StartsWith('#'))
            return OfHex(text[1..], ground);
        if (text.StartsWith("rgb", StringComparison.OrdinalIgnoreCase) && text.IndexOf('(') is > 0 and var open && text.EndsWith(')'))
            return OfNumbers(text[(open + 1)..^1], ground);
        if (text.StartsWith("hsl", StringComparison.OrdinalIgnoreCase))
            return OfHue(text);
        return text.ToString().ToLowerInvariant() switch
        {
            "white" or "snow" or "ivory" or "ghostwhite" or "floralwhite" or "whitesmoke" or "azure" or "mintcream"
                or "lightyellow" or "lightcyan" or "aliceblue" or "lavenderblush" or "seashell" or "honeydew" or "oldlace" or "cornsilk" => White,
            "black" => Black,
            "transparent" => ground,
            _ => null,
        };
    }

    // https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(double share) => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static CssColor? OfHex(ReadOnlySpan<char> digits, CssColor ground)
    {
        if (digits.Length is not (3 or 4 or 6 or 8) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return null;
        if (digits.Length is 3 or 6)
            (value, digits) = digits.Length == 3 ? ((value << 4) | 0xF, "####") : ((value << 8) | 0xFF, "########");
        return digits.Length == 4
            ? Over(ground, (value >> 12) / 15d, ((value >> 8) & 15) / 15d, ((value >> 4) & 15) / 15d, (value & 15) / 15d)
            : Over(ground, (value >> 24) / 255d, ((value >> 16) & 255) / 255d, ((value >> 8) & 255) / 255d, (value & 255) / 255d);
    }

    // How light it is decides; which hue it has changes little at the ends.
    private static CssColor? OfHue(ReadOnlySpan<char> text)
    {
        var shares = text.ToString().Split([',', ' ', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries).Where(part => part.EndsWith('%')).ToList();
        return shares.Count > 1 && double.TryParse(shares[1].AsSpan().TrimEnd('%'), CultureInfo.InvariantCulture, out var light)
            ? light switch { >= 95 => White, <= 5 => Black, _ => null }
            : null;
    }

    private static CssColor? OfNumbers(ReadOnlySpan<char> text, CssColor ground)
    {
        Span<double> numbers = [0, 0, 0, 1];
        var count = 0;
        foreach (var range in text.SplitAny(", /"))
        {
            var part = text[range];
            if (part.IsEmpty)
                continue;
            var isShare = part.EndsWith('%');
            if (count == 4 || !double.TryParse(part.TrimEnd('%'), CultureInfo.InvariantCulture, out var number))
                return null;
            numbers[count] = Math.Clamp(isShare ? number / 100 : count < 3 ? number / 255 : number, 0, 1);
            count++;
        }

        return count < 3 ? null : Over(ground, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static CssColor Over(CssColor ground, double red, double green, double blue, double share) => new(
        (red * share) + (ground.Red * (1 - share)),
        (green * share) + (ground.Green * (1 - share)),
        (blue * share) + (ground.Blue * (1 - share)));
}
