using System.Buffers;
using System.Text;

namespace ArxivBot.Documents;

/// <summary>
/// One pass over one text. Prose is converted command by command; a formula as a whole or, when anything in it is
/// unknown, not at all: half a formula reads worse than its source.
/// </summary>
internal sealed partial class TexReader(string text)
{
    private const int MaximumNesting = 24;

    private static readonly SearchValues<char> Special = SearchValues.Create("\\${~-`':");

    private readonly int[] _closing = ClosingBraces(text);
    private bool _quoteIsOpen;
    private bool _noMoreDollars;
    private int _nextParenthesis;
    private int _nextBracket;

    public string Read()
    {
        var result = new StringBuilder(text.Length);
        ReadProse(0, text.Length, result, 0);
        return result.ToString();
    }

    private void ReadProse(int at, int end, StringBuilder result, int depth)
    {
        var outerDollars = _noMoreDollars;
        _noMoreDollars = false;
        var addressEnd = at; // nothing in a link is a tie, a dash or a quotation mark
        while (at < end)
        {
            var plain = text.AsSpan(at, end - at).IndexOfAny(Special);
            result.Append(text, at, plain < 0 ? end - at : plain);
            if (plain < 0)
                break;
            at += plain;
            var inAddress = at < addressEnd;
            switch (text[at])
            {
                case '\\':
                    at = ReadProseCommand(at, end, result, depth);
                    break;
                case '$' when !inAddress:
                    at = ReadDollars(at, end, result, depth);
                    break;
                case '{' when _closing[at] is var close && close > at && close < end && depth < MaximumNesting:
                    at = ReadProseGroup(at, close, result, depth);
                    break;
                case '~' when !inAddress && IsTie(at, end):
                    at = Write(result, ' ', at + 1);
                    break;
                case '-' when !inAddress:
                    at = ReadDashes(at, end, result);
                    break;
                case '`' or '\'' when !inAddress:
                    at = ReadQuotes(at, end, result);
                    break;
                case ':' when !inAddress && text.AsSpan(at, end - at).StartsWith("://"):
                    addressEnd = EndOfAddress(at, end);
                    at = Write(result, ':', at + 1);
                    break;
                case var other:
                    at = Write(result, other, at + 1);
                    break;
            }
        }

        _noMoreDollars = outerDollars;
    }

    /// <summary>Braces that only group (<c>{\"o}</c>, <c>{B}ayes</c>) go, braces that an author wants seen (<c>{0, 1}</c>) stay.</summary>
    private int ReadProseGroup(int at, int close, StringBuilder result, int depth)
    {
        var grouping = close == at + 1
            ? at > 0 && char.IsLetter(text[at - 1])
            : text[at + 1] is '\\' or '{' || TouchesWord(at, close);
        if (!grouping)
            result.Append('{');
        ReadProse(at + 1, close, result, depth + 1);
        if (!grouping)
            result.Append('}');
        return close + 1;
    }

    private bool TouchesWord(int at, int close) =>
        AllLetters(text.AsSpan(at + 1, close - at - 1))
        && ((at > 0 && char.IsLetter(text[at - 1])) || (close + 1 < text.Length && char.IsLetter(text[close + 1])));

    private int ReadDollars(int at, int end, StringBuilder result, int depth)
    {
        var fence = at + 1 < end && text[at + 1] == '$' ? 2 : 1;
        var open = at + fence;
        if (_noMoreDollars)
            return Write(result, '$', at + 1);
        var close = IndexOfDollar(open, end);
        if (close < 0)
        {
            _noMoreDollars = true;
            result.Append('$', fence);
            return open;
        }

        if (fence == 2 && (close + 1 >= end || text[close + 1] != '$'))
        {
            result.Append("$$");
            return open;
        }

        if (fence == 1 && !TexDollars.HoldFormula(text.AsSpan(0, end), open, close))
            return Write(result, '$', at + 1);
        return ReadFormula(at, open, close, close + fence, result, depth);
    }

    /// <param name="next">Where the next <paramref name="closing"/> is, kept so that the text is searched once.</param>
    private int ReadDelimited(int at, int end, string closing, ref int next, StringBuilder result, int depth)
    {
        if (next < at + 2)
            next = text.IndexOf(closing, at + 2, StringComparison.Ordinal) is >= 0 and var found ? found : int.MaxValue;
        return next < end - 1
            ? ReadFormula(at, at + 2, next, next + 2, result, depth)
            : Write(result, '\\', at + 1);
    }

    private int ReadFormula(int at, int open, int close, int after, StringBuilder result, int depth)
    {
        var formula = new StringBuilder();
        if (new TexFormula(text, _closing).TryRead(open, close, formula, depth + 1))
            result.Append(formula.ToString().Trim());
        else
            result.Append(text, at, after - at);
        return after;
    }

    // A group is skipped whole: $\textbf{$x$-axis}$ is one formula.
    private int IndexOfDollar(int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (text[at] == '$')
                return at;
            if (text[at] == '\\')
                at++;
            else if (text[at] == '{' && _closing[at] > at && _closing[at] < end)
                at = _closing[at];
        }

        return -1;
    }

    private int ReadDashes(int at, int end, StringBuilder result)
    {
        var after = at;
        while (after < end && text[after] == '-')
            after++;
        var option = (at == 0 || char.IsWhiteSpace(text[at - 1])) && after < end && char.IsLetter(text[after]);
        switch (after - at)
        {
            case 2 when !option:
                result.Append('–');
                break;
            case 3:
                result.Append('—');
                break;
            default:
                result.Append('-', after - at);
                break;
        }

        return after;
    }

    private int ReadQuotes(int at, int end, StringBuilder result)
    {
        var quote = text[at];
        var after = at;
        while (after < end && text[after] == quote)
            after++;
        if (after - at == 2 && (quote == '`' || _quoteIsOpen))
        {
            _quoteIsOpen = quote == '`';
            result.Append(quote == '`' ? '“' : '”');
        }
        else
        {
            result.Append(quote, after - at);
        }

        return after;
    }

    /// <summary>A tie joins a word to the next (Fig.~2); "~5%" and "2~3" mean about and to.</summary>
    private bool IsTie(int at, int end) =>
        at > 0 && at + 1 < end && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] != '/'
        && (char.IsLetter(text[at - 1]) || (char.IsDigit(text[at - 1]) && char.IsLetter(text[at + 1])) || text[at - 1] is '.' or ',' or ')' or '}' or '$' or '\'');

    private static bool AllLetters(ReadOnlySpan<char> span)
    {
        foreach (var character in span)
        {
            if (!char.IsLetter(character))
                return false;
        }

        return true;
    }

    private int EndOfAddress(int at, int end)
    {
        while (at < end && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int Write(StringBuilder result, char character, int next)
    {
        result.Append(character);
        return next;
    }

    /// <summary>For each <c>{</c> where its <c>}</c> is; -1 where there is none.</summary>
    private static int[] ClosingBraces(string text)
    {
        var closing = new int[text.Length];
        Array.Fill(closing, -1);
        var open = new Stack<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text.AsSpan(at).IndexOfAny('\\', '{', '}') is var step && step < 0)
                break;
            at += step;
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '{':
                    open.Push(at);
                    break;
                case '}' when open.TryPop(out var from):
                    closing[from] = at;
                    break;
            }
        }

        return closing;
    }
}
