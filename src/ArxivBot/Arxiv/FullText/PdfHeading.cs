using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Tells a heading from a line of text, by its number, its weight and size, and its words.</summary>
internal static partial class PdfHeading
{
    private const int LongestTitle = 90;

    /// <param name="body">The size of most letters of the paper, in points.</param>
    /// <returns>Its level: 1 for a section, 2 for a subsection, 3 for what begins a paragraph; null for a line of text.</returns>
    public static int? LevelOf(PdfLine line, double body)
    {
        var text = line.Text.Trim();
        if (text.Length is < 3 or > LongestTitle || !text.Any(char.IsLetter) || text.Contains('=', StringComparison.Ordinal) || text[^1] is ',' or ';' || Caption().IsMatch(text))
            return null;
        var bare = SectionKinds.WithoutNumber(text);
        var isKnown = SectionKinds.OfTitle(bare) != SectionKind.Other || SectionKinds.IsReferences(bare) || SectionKinds.IsCut(bare);
        var stands = line.IsBold || line.Size >= body + 0.9;
        var number = Numbered().Match(text);
        if (number.Success && char.IsUpper(bare[0]) && (stands || (isKnown && bare.Length < 50) || Roman().IsMatch(text)) && text[^1] != '.')
            return Math.Min(3, 1 + number.Value.TrimEnd(' ', '.').Count(character => character == '.'));
        if (line.Size >= body + 0.9 && stands && char.IsUpper(text[0]) && text[^1] != '.')
            return isKnown || line.Size >= body + 1.5 ? 1 : 2;
        // Without a number: a bold line of its own, or a known word set apart in capitals.
        return (line.IsBold && (isKnown || text[^1] != '.') && text.Length < 60 && char.IsUpper(text[0])) || (Capitals().IsMatch(text) && isKnown)
            || (text.Length < 25 && (SectionKinds.IsReferences(bare) || (SectionKinds.IsCut(bare) && !bare.Contains(' ', StringComparison.Ordinal))))
            ? isKnown ? 1 : 3
            : null;
    }

    [GeneratedRegex(@"^(Appendix\s+[A-Z]|[0-9]{1,2}(\.[0-9]{1,2}){0,3}\.?|[A-Z](\.[0-9]{1,2}){0,2}\.?|[IVX]{1,5}\.)\s+(?=\S)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[IVX]{1,5}\.\s+[A-Z]")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^[\p{Lu}\s.&:-]+$")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(figure|fig\.|table|algorithm|listing)\s*[0-9]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();
}
