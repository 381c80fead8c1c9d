using System.Globalization;
using System.Text;

namespace ArxivBot.Platforms.Console;

/// <summary>Text for an output whose encoding is not UTF-8, where anything else would come out as garbage.</summary>
internal static class AsciiText
{
    public static string From(string text) => Documents.UntrustedText.OneLine(Spelled(text));

    /// <summary>One line whose blanks have a meaning.</summary>
    public static string Laid(string line) => Documents.UntrustedText.Laid(Spelled(line));

    private static string Spelled(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.IsAscii)
                ascii.Append((char)rune.Value);
            else
                ascii.Append(Closest(rune));
        }

        return ascii.ToString();
    }

    private static string Closest(Rune rune) => rune.Value switch
    {
        '·' or '•' => "-",
        '‐' or '‑' or '–' or '—' or '−' => "-",
        '‘' or '’' or '′' => "'",
        '“' or '”' or '″' => "\"",
        '×' => "x",
        '≤' => "<=",
        '≥' => ">=",
        '→' => "->",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.OtherSymbol => "", // accents taken off their letters; emoji
            UnicodeCategory.SpaceSeparator => " ",
            _ => "?",
        },
    };
}
