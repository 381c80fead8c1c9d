using System.Buffers;
using System.Globalization;
using System.Text;
using ArxivBot.Documents;

namespace ArxivBot.Matching;

/// <summary>
/// Cuts arXiv's text into words: at blanks and at punctuation, hyphens and slashes included, so that "RL-based" holds RL and
/// "worldwide" does not. A Chinese or Japanese character is a word of its own: such text has no blanks.
/// </summary>
/// <remarks>Remembers each spelling it met, so use one for many texts; not for several threads at once.</remarks>
internal sealed class Tokenizer
{
    private static readonly SearchValues<char> AsciiWord =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Of ASCII all that neither is nor begins a word.
    private static readonly SearchValues<char> Separators = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 128).Select(code => (char)code).Where(c => !char.IsAsciiLetterOrDigit(c) && c != '.')));

    private readonly Dictionary<string, Word> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> _spellings;

    public Tokenizer() => _spellings = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    public List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        Read(text, tokens);
        return tokens;
    }

    public void Read(string text, List<Token> tokens)
    {
        var folded = Folding.Fold(Tex.ToUnicode(text));
        var parts = 0; // of the hyphenated compound that the last token belongs to
        var previous = default(Range);
        var at = 0;
        while (NextWord(folded, ref at, out var from, out var after))
        {
            var end = WithoutPossessive(folded, from, after);
            var joins = parts > 0 && from == previous.End.Value + 1 && IsHyphen(folded[from - 1]);
            parts = joins ? parts + 1 : 1;
            tokens.Add(new Token(WordOf(folded.AsSpan(from, end - from)), null));
            if (parts == 2)
                tokens[^2] = tokens[^2] with { Compound = Joined(folded.AsSpan(previous), folded.AsSpan(from, end - from)) };
            else if (parts == 3)
                tokens[^3] = tokens[^3] with { Compound = null };
            previous = from..after;
            at = after;
        }
    }

    private static bool NextWord(string text, ref int at, out int from, out int after)
    {
        while (text.AsSpan(at).IndexOfAnyExcept(Separators) is >= 0 and var skipped)
        {
            from = at += skipped;
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                after = EndOfWord(text, from);
            }
            else if (text[at] == '.')
            {
                after = at + (IsDotNet(text, at) ? ".net".Length : 0);
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
                after = IsIdeograph(rune) ? at + length : IsWordPart(rune) ? EndOfWord(text, from) : from;
                if (after == from)
                    at += length - 1;
            }

            if (after > from)
                return true;
            at++;
        }

        (from, after) = (at, at);
        return false;
    }

    private static int EndOfWord(string text, int from)
    {
        var at = from;
        while (at < text.Length)
        {
            at += text.AsSpan(at).IndexOfAnyExcept(AsciiWord) is >= 0 and var run ? run : text.Length - at;
            if (at == text.Length || char.IsAscii(text[at]) && text[at] != '\'')
                break;
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (IsApostrophe(text[at]) && at > from && at + 1 < text.Length && char.IsLetter(text[at + 1]))
                at++; // model's, O'Brien
            else if (IsWordPart(rune) && !IsIdeograph(rune))
                at += length;
            else
                break;
        }

        // C++ and C# are names; any other sign after a word is not part of it.
        if (text.AsSpan(at).StartsWith("++") && char.IsAsciiLetter(text[at - 1]))
            return at + 2;
        return at < text.Length && text[at] == '#' && at - from == 1 && char.IsAsciiLetter(text[from]) ? at + 1 : at;
    }

    private static int WithoutPossessive(string text, int from, int after) =>
        after - from > 2 && text[after - 1] is 's' or 'S' && IsApostrophe(text[after - 2]) ? after - 2 : after;

    private Word Joined(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        Span<char> joined = stackalloc char[64];
        if (first.Length + second.Length > joined.Length)
            return WordOf(string.Concat(first, second));
        first.CopyTo(joined);
        second.CopyTo(joined[first.Length..]);
        return WordOf(joined[..(first.Length + second.Length)]);
    }

    private Word WordOf(ReadOnlySpan<char> spelling)
    {
        if (_spellings.TryGetValue(spelling, out var known))
            return known;
        var letters = spelling.ContainsAny('\'', '’', 'ʼ')
            ? spelling.ToString().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)
                .Replace("ʼ", "", StringComparison.Ordinal)
            : spelling.ToString();
        var lower = letters.ToLowerInvariant();
        var word = new Word(lower, Plurals.Singular(letters, lower));
        _words.Add(spelling.ToString(), word);
        return word;
    }

    private static bool IsWordPart(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsIdeograph(Rune rune) => rune.Value is
        (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3005;

    private static bool IsDotNet(string text, int at) =>
        text[at] == '.'
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
        && text.AsSpan(at + 1).StartsWith("net", StringComparison.OrdinalIgnoreCase)
        && (at + 4 == text.Length || !char.IsLetterOrDigit(text[at + 4]));

    private static bool IsHyphen(char character) => character is '-' or '\u2010' or '\u2011';

    private static bool IsApostrophe(char character) => character is '\'' or '’' or 'ʼ';
}
