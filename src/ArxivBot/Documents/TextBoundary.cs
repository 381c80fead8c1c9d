namespace ArxivBot.Documents;

/// <summary>What ends at a place in a text; the later, the better a cut there reads.</summary>
internal enum TextBoundary
{
    None,
    Word,
    Sentence,
    Line,
    Paragraph,
}

internal static class TextBoundaries
{
    /// <summary>Ended by a dot as sentences are, and followed by what a sentence may begin with.</summary>
    private static readonly string[] Abbreviations = ["al", "cf", "eq", "eqs", "fig", "figs", "no", "ref", "refs", "sec", "vs"];

    /// <param name="at">Between the characters <c>at - 1</c> and <c>at</c>.</param>
    public static TextBoundary At(string text, int at)
    {
        if (at == 0 || at == text.Length)
            return TextBoundary.None;
        if (EndsLine(text[at - 1]))
            return EndsLine(text[at]) ? TextBoundary.Paragraph : TextBoundary.Line;
        if (IsSentence(text, at))
            return TextBoundary.Sentence;
        return char.IsWhiteSpace(text[at]) || char.IsWhiteSpace(text[at - 1]) ? TextBoundary.Word : TextBoundary.None;
    }

    public static bool EndsLine(char character) => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsSentence(string text, int at)
    {
        var mark = at - 1;
        while (mark > 0 && text[mark] is ')' or ']' or '"' or '\'' or '”' or '’' or '»' or '」' or '』' or '）')
            mark--;
        if (text[mark] is '。' or '！' or '？')
            return text[at] is not ('。' or '！' or '？' or '」' or '』' or '）' or '”' or '’');
        if (text[mark] is not ('.' or '!' or '?' or '…' or '؟' or '۔' or '।') || !char.IsWhiteSpace(text[at]))
            return false;
        return !GoesOn(text, at) && (text[mark] != '.' || mark < at - 1 || !IsAbbreviation(text, mark));
    }

    private static bool GoesOn(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length && char.IsLower(text[at]);
    }

    /// <summary>An initial, e.g. and the like, and a few words that papers shorten.</summary>
    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        // No abbreviation is longer, and a text may be one long word.
        while (start > 0 && dot - start < 8 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var word = text[start..dot];
        return word.Length == 1 || word.Contains('.', StringComparison.Ordinal) || Abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }
}
