using System.Buffers;
using System.Text;

namespace ArxivBot.Documents;

/// <summary>arXiv writes titles, names and abstracts in ASCII with TeX; people read Unicode.</summary>
internal static class Tex
{
    private static readonly SearchValues<string> Marks =
        SearchValues.Create(["\\", "$", "{", "~", "``", "--"], StringComparison.Ordinal);

    /// <summary>Turns accents, simple mathematics and markup to Unicode text; what is not simple stays as written.</summary>
    public static string ToUnicode(string tex) =>
        Composed(tex.AsSpan().ContainsAny(Marks) ? new TexReader(tex).Read() : tex);

    // Normalising throws on a lone surrogate, which a truncated text may well hold.
    private static string Composed(string text) =>
        Ascii.IsValid(text) || !IsWellFormed(text) || text.IsNormalized() ? text : text.Normalize();

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return false;
            text = text[length..];
        }

        return true;
    }
}
