using System.Diagnostics.CodeAnalysis;

namespace ArxivBot.Documents;

/// <summary>Accents over letters.</summary>
internal static class TexAccent
{
    /// <summary>An accent and its letter, when Unicode has the two as one: <c>\'e</c>, <c>\'{e}</c>, <c>\c{c}</c>, <c>\v s</c>, <c>\'{\i}</c>.</summary>
    public static bool TryRead(string text, int[] closing, int at, int end, [NotNullWhen(true)] out string? accented, out int after)
    {
        (accented, after) = (null, at);
        if (!TexSymbols.Accents.TryGetValue(text[at + 1], out var mark))
            return false;
        var next = at + 2;
        // \c c and \c{c}, but \cite is another command
        if (char.IsAsciiLetter(text[at + 1]) && next < end && char.IsAsciiLetter(text[next]))
            return false;
        next = TexFormula.SkipBlanks(text, next, end);
        if (next >= end)
            return false;
        var close = text[next] == '{' ? closing[next] : -1;
        if (close >= end)
            return false;
        var inner = close > next ? TexFormula.SkipBlanks(text, next + 1, close) : next;
        if (inner >= end)
            return false;
        char letter;
        if (text[inner] == '\\' && TexFormula.Name(text, inner, end) is "i" or "j")
        {
            letter = text[inner + 1];
            inner += 2;
        }
        else
        {
            letter = text[inner++];
        }

        if (close > next)
        {
            if (inner != close)
                return false;
            inner++;
        }

        if (!char.IsAsciiLetter(letter))
            return false;
        var composed = $"{letter}{mark}".Normalize();
        // \"text\" is a quotation that somebody escaped, not the letter ẗ
        if (composed.Length != 1 || (text[at + 1] == '"' && composed[0] is 'ẗ' or 'ḧ' or 'ẍ' or 'ẅ'))
            return false;
        (accented, after) = (composed, inner);
        return true;
    }
}
