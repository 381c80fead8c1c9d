using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Tells a heading from a line of text, by its number, its weight and size, and its words.</summary>
internal static partial class PdfHeading
{
    private const int LongestTitle = 90;

    /// <param name="body">The size of most letters of the paper, in points.</param>
    /// <returns>Its level: 1 for a section, 2 for a subsection, 3 for what begins a paragraph; null for a line of text.</returns>
    /// <param name="counted">Numbers that the next section or subsection may have.</param>
    /// <param name="isRoman">Sections have Roman numbers, so that subsections have letters.</param>
    public static int? LevelOf(PdfLine line, double body, IReadOnlyList<string>? counted = null, bool isRoman = false)
    {
        var text = line.Text.Trim();
        if (text.Length is < 3 or > LongestTitle || !text.Any(char.IsLetter) || text.Contains('=', StringComparison.Ordinal) || text[^1] is ',' or ';' || Caption().IsMatch(text))
            return null;
        var bare = SectionKinds.WithoutNumber(text);
        var isKnown = SectionKinds.OfTitle(bare) != SectionKind.Other || SectionKinds.IsReferences(bare) || SectionKinds.IsCut(bare);
        if (bare.Equals("Abstract", StringComparison.OrdinalIgnoreCase))
            return 1;
        var stands = line.IsBold || line.Size >= body + 0.9;
        var number = Numbered().Match(text);
        if (text.Length < 50 && text[^1] != '.' && isRoman && Lettered().IsMatch(text) && !Roman().IsMatch(text))
            return 2;
        // Set like the text, but it counts on.
        if (text.Length < 60 && char.IsLetter(text[^1]) && number.Success && counted?.Contains(number.Value.TrimEnd(' ', '.')) == true && char.IsUpper(bare[0]))
            return DepthOf(number.Value);
        if (number.Success && char.IsUpper(bare[0]) && (stands || (isKnown && bare.Length < 50) || Roman().IsMatch(text)) && text[^1] != '.')
            return DepthOf(number.Value);
        if (line.Size >= body + 0.9 && stands && char.IsUpper(text[0]) && text[^1] != '.')
            return isKnown || line.Size >= body + 1.5 ? 1 : 2;
        // Without a number: a bold line of its own, or a known word set apart in capitals.
        return (line.IsBold && (isKnown || text[^1] != '.') && text.Length < 60 && char.IsUpper(text[0])) || (Capitals().IsMatch(text) && isKnown)
            || (text.Length < 25 && (SectionKinds.IsReferences(bare) || (SectionKinds.IsCut(bare) && !bare.Contains(' ', StringComparison.Ordinal))))
            ? isKnown ? 1 : 3
            : null;
    }

    public static bool IsInCapitals(string text) => text.Length <= LongestTitle && Capitals().IsMatch(text);

    private static int DepthOf(string number) => Math.Min(3, 1 + number.TrimEnd(' ', '.').Count(character => character == '.'));

    [GeneratedRegex(@"^((?i:Appendix)\s+[A-Z]\b[.:]?|[0-9]{1,2}(\.[0-9]{1,2}){0,3}\.?|[A-Z](\.[0-9]{1,2}){0,2}\.?|[IVX]{1,5}\.)\s+(?=\S)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[A-Z]\.\s+(A\s+)?[A-Z][a-z]+[^.]*$")]
    private static partial Regex Lettered();

    [GeneratedRegex(@"^[IVX]{1,5}\.\s+[A-Z]")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^[\p{Lu}\s.&:-]+$")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(figure|fig\.|table|algorithm|listing)\s*[0-9]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();
}
