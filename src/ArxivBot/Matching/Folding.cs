using System.Buffers;
using System.Text;

namespace ArxivBot.Matching;

/// <summary>Makes spellings that a reader takes for the same word the same text.</summary>
internal static class Folding
{
    private const string SoftHyphen = "\u00AD";
    private const string ZeroWidth = "\u200B\u200C\u200D\u2060\uFEFF";

    private static readonly SearchValues<char> Invisible = SearchValues.Create(SoftHyphen + ZeroWidth);

    // Most abstracts have no other character, and none of these would change.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 128).Select(code => (char)code))
        + "“”‘’–—…·•×≈≤≥±∼→∈∞√≠αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ");

    /// <summary>Compatibility forms, accents and invisible characters gone; the case stays, since it tells acronyms.</summary>
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var character in WellFormed(text).Normalize(NormalizationForm.FormKD))
        {
            // Marks of other scripts stay: they are vowels in Devanagari, and tell が from か.
            if (character is >= '\u0300' and <= '\u036F' || Invisible.Contains(character))
                continue;
            _ = character switch
            {
                'ø' => folded.Append('o'),
                'Ø' => folded.Append('O'),
                'ł' => folded.Append('l'),
                'Ł' => folded.Append('L'),
                'đ' or 'ð' => folded.Append('d'),
                'Đ' or 'Ð' => folded.Append('D'),
                'ı' => folded.Append('i'),
                'ß' => folded.Append("ss"),
                'ẞ' => folded.Append("SS"),
                'æ' => folded.Append("ae"),
                'Æ' => folded.Append("AE"),
                'œ' => folded.Append("oe"),
                'Œ' => folded.Append("OE"),
                'þ' => folded.Append("th"),
                'Þ' => folded.Append("TH"),
                'ς' => folded.Append('σ'),
                _ => folded.Append(character),
            };
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Normalising throws on a lone surrogate.
    private static string WellFormed(string text)
    {
        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            replaced.Append(rune);
        return replaced.ToString();
    }
}
