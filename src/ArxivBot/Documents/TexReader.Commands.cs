using System.Globalization;
using System.Text;

namespace ArxivBot.Documents;

/// <content>What follows a backslash in prose.</content>
internal sealed partial class TexReader
{
    private int ReadProseCommand(int at, int end, StringBuilder result, int depth)
    {
        if (at + 1 >= end)
            return Write(result, '\\', at + 1);
        if (TexAccent.TryRead(text, _closing, at, end, out var accented, out var after))
        {
            result.Append(accented);
            return after;
        }

        return char.IsAsciiLetter(text[at + 1]) ? ReadNamed(at, end, result, depth) : ReadSign(at, end, result, depth);
    }

    private int ReadSign(int at, int end, StringBuilder result, int depth)
    {
        var next = text[at + 1];
        switch (next)
        {
            case '&' or '%' or '_' or '$' or '#' or '{' or '}':
                return Write(result, next, at + 2);
            case '-':
                // TeX would show this hyphen at the end of a line only, but authors mean "real\-world" with one.
                return Write(result, '-', at + 2);
            case '/':
                return at + 2;
            case ' ' or ',' or ';' or ':':
                return Write(result, ' ', at + 2);
            case '\\':
                result.Append(@"\\");
                return at + 2;
            case '(':
                return ReadDelimited(at, end, @"\)", ref _nextParenthesis, result, depth);
            case '[':
                return ReadDelimited(at, end, @"\]", ref _nextBracket, result, depth);
            default:
                return Write(result, '\\', at + 1);
        }
    }

    private int ReadNamed(int at, int end, StringBuilder result, int depth)
    {
        var name = TexFormula.Name(text, at, end);
        var after = at + 1 + name.Length;
        if (TexSymbols.Letters.TryGetValue(name, out var letter))
        {
            result.Append(letter);
            return SkipEmptyGroup(TexFormula.SkipBlanks(text, after, end), end);
        }

        if (TexSymbols.Signs.TryGetValue(name, out var sign) || TexSymbols.Operators.TryGetValue(name, out sign))
        {
            result.Append(sign);
            return SkipEmptyGroup(after, end);
        }

        if (TexSymbols.Switches.Contains(name) && at > 0 && text[at - 1] == '{')
            return TexFormula.SkipBlanks(text, after, end);
        if (depth < MaximumNesting && TryGroup(after, end, out var open, out var close))
        {
            if (TexSymbols.Wrappers.Contains(name))
            {
                ReadProse(open + 1, close, result, depth + 1);
                return close + 1;
            }

            if (name is "textsuperscript" or "textsubscript")
            {
                var argument = new StringBuilder();
                ReadProse(open + 1, close, argument, depth + 1);
                TexScript.Append(result, argument.ToString(), raised: name is "textsuperscript");
                return close + 1;
            }

            if (name is "href" && TryGroup(close + 1, end, out var label, out var labelClose))
            {
                ReadProse(label + 1, labelClose, result, depth + 1);
                if (!text.AsSpan(open + 1, close - open - 1).SequenceEqual(text.AsSpan(label + 1, labelClose - label - 1)))
                    result.Append(CultureInfo.InvariantCulture, $" ({text.AsSpan(open + 1, close - open - 1)})");
                return labelClose + 1;
            }

            if (name is "sqrt" or "frac")
            {
                var formula = new StringBuilder();
                var stop = new TexFormula(text, _closing).ReadOne(at, end, formula, depth);
                if (stop > at)
                {
                    result.Append(formula);
                    return stop;
                }
            }
        }

        result.Append('\\').Append(name);
        if (depth >= MaximumNesting || !TryGroup(after, end, out open, out close))
            return after;
        result.Append('{');
        ReadProse(open + 1, close, result, depth + 1);
        result.Append('}');
        return close + 1;
    }

    private bool TryGroup(int at, int end, out int open, out int close)
    {
        open = at;
        close = at < end && text[at] == '{' ? _closing[at] : -1;
        return close > at && close < end;
    }

    private int SkipEmptyGroup(int at, int end) => at + 1 < end && text[at] == '{' && text[at + 1] == '}' ? at + 2 : at;
}
