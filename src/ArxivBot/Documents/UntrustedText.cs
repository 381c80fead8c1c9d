using System.Globalization;
using System.Text;

namespace ArxivBot.Documents;

/// <summary>
/// Text that a stranger wrote (titles, names, abstracts, chat text, summaries), made harmless to show anywhere: no
/// control characters, so no terminal escapes; no invisible or bidirectional formatting, so nothing reads other than
/// it is stored; no broken surrogates. Markup of one platform is that platform's own business.
/// </summary>
internal static class UntrustedText
{
    /// <summary>Marks stacked on one letter; more only serve to paint over neighbouring lines.</summary>
    private const int MostMarks = 4;

    /// <summary>All of it on one line: every run of white space is one space, none at the ends.</summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in Visible(text))
        {
            if (!Rune.IsWhiteSpace(rune))
                clean.Append(rune.ToString());
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }

        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>Line by line as in <see cref="OneLine"/>, without the empty ones: an abstract's paragraphs.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select(OneLine).Where(line => line.Length > 0)];

    /// <summary>Keeps lines and their indentation, for text whose layout has a meaning.</summary>
    public static string Laid(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in Visible(text.ReplaceLineEndings("\n").Replace("\t", "    ", StringComparison.Ordinal)))
            clean.Append(rune.Value == '\n' || !Rune.IsWhiteSpace(rune) ? rune.ToString() : " ");
        return clean.ToString();
    }

    /// <summary>The first <paramref name="length"/> UTF-16 units at most, never half a surrogate pair; nothing where no room is left.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        if (length <= 0)
            return "";
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    private static IEnumerable<Rune> Visible(string text)
    {
        var marks = 0;
        Rune? previous = null;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            at += length;
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MostMarks || !IsVisible(rune) && !IsJoinerInAWord(rune, previous, text.AsSpan(at)))
                continue;
            previous = rune;
            yield return rune;
        }
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => Rune.IsWhiteSpace(rune),
        UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => false,
        // Unassigned includes the noncharacters; the tag characters, which hide text, are Format.
        UnicodeCategory.OtherNotAssigned => false,
        // Fillers are letters by their category and drawn as nothing.
        UnicodeCategory.OtherLetter => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0),
        _ => true,
    };

    /// <summary>Persian, Hindi and others spell words with joiners; between their letters, these stay.</summary>
    private static bool IsJoinerInAWord(Rune rune, Rune? previous, ReadOnlySpan<char> rest) =>
        rune.Value is 0x200C or 0x200D
        && previous is { } before && IsForeignLetter(before)
        && Rune.DecodeFromUtf16(rest, out var after, out _) == System.Buffers.OperationStatus.Done
        && IsForeignLetter(after);

    private static bool IsForeignLetter(Rune rune) =>
        rune.Value is >= 0x0590 and < 0x2000 && (Rune.IsLetter(rune) || IsMark(rune));

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
