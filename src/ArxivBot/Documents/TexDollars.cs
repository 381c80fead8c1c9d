namespace ArxivBot.Documents;

/// <summary>What stands between two dollar signs.</summary>
internal static class TexDollars
{
    /// <summary>Prices have dollars too: "$5 and $10" is not a formula.</summary>
    public static bool HoldFormula(ReadOnlySpan<char> text, int open, int close)
    {
        var inside = text[open..close];
        if (inside.IsWhiteSpace() || inside.Contains('\n'))
            return false;
        if (inside.ContainsAny('\\', '^', '_'))
            return true;
        if (char.IsWhiteSpace(inside[0]) || char.IsWhiteSpace(inside[^1]))
            return inside.Trim().Length == 1;
        var beforeDigit = close + 1 < text.Length && char.IsAsciiDigit(text[close + 1]);
        if (!char.IsAsciiDigit(inside[0]))
            return !beforeDigit || inside.Length == 1;
        var blank = inside.IndexOf(' ');
        return !beforeDigit
            && (blank < 0 || inside[blank..].IndexOfAnyInRange('a', 'z') < 0)
            && !(close + 1 < text.Length && char.IsAsciiLetterLower(text[close + 1]));
    }
}
