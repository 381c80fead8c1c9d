using System.Text;

namespace ArxivBot.Documents;

/// <summary>One formula. Reading stops, and says so, at the first thing that plain text cannot show.</summary>
internal sealed class TexFormula(string text, int[] closing)
{
    private const int MaximumNesting = 24;

    public bool TryRead(int at, int end, StringBuilder result, int depth)
    {
        while (at < end)
        {
            var next = ReadOne(at, end, result, depth);
            if (next <= at)
                return false;
            at = next;
        }

        return true;
    }

    /// <summary>Reads one command, group or character.</summary>
    /// <returns>Where the next begins; <paramref name="at"/> itself when this one has no plain form.</returns>
    public int ReadOne(int at, int end, StringBuilder result, int depth)
    {
        if (depth > MaximumNesting)
            return at;
        var character = text[at];
        switch (character)
        {
            case '\\':
                return ReadCommand(at, end, result, depth);
            case '{':
                var close = closing[at];
                return close > at && close < end && TryRead(at + 1, close, result, depth + 1) ? close + 1 : at;
            case '$':
                return at + 1; // $\textbf{$x$-axis}$
            case '}' or '&' or '#':
                return at;
            case '^' or '_':
                var script = new StringBuilder();
                var after = ReadArgument(at + 1, end, script, depth);
                if (after <= at + 1)
                    return at;
                TexScript.Append(result, script.ToString(), raised: character == '^');
                return after;
            case '\'':
                result.Append('′');
                return at + 1;
            case '~' or ' ' or '\n' or '\t':
                if (result.Length == 0 || result[^1] != ' ')
                    result.Append(' ');
                return at + 1;
            default:
                result.Append(character);
                return at + 1;
        }
    }

    public static string Name(string text, int at, int end)
    {
        var after = at + 1;
        while (after < end && char.IsAsciiLetter(text[after]))
            after++;
        return text[Math.Min(at + 1, end)..after];
    }

    public static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
            at++;
        return at;
    }

    private int ReadCommand(int at, int end, StringBuilder result, int depth)
    {
        if (at + 1 >= end)
            return at;
        var next = text[at + 1];
        if (!char.IsAsciiLetter(next))
        {
            switch (next)
            {
                case '%' or '&' or '_' or '$' or '#' or '{' or '}':
                    result.Append(next);
                    return at + 2;
                case '|':
                    result.Append('‖');
                    return at + 2;
                case '!' or '/' or '-':
                    return at + 2;
                case ',' or ';' or ':' or '>' or ' ':
                    if (result.Length > 0 && result[^1] != ' ')
                        result.Append(' ');
                    return at + 2;
                default:
                    return at;
            }
        }

        var name = Name(text, at, end);
        var after = SkipBlanks(text, at + 1 + name.Length, end);
        if (TexSymbols.Signs.TryGetValue(name, out var sign))
            return Write(result, sign, after);
        if (TexSymbols.Operators.TryGetValue(name, out sign))
            return WriteOperator(result, sign, at, after, end);
        if (TexSymbols.Functions.Contains(name))
            return WriteFunction(result, name, after, end);
        if (TexSymbols.Switches.Contains(name))
            return after < end && text[after] == '.' && name is "left" or "right" ? after + 1 : after;
        if (name is "quad" or "qquad")
            return Write(result, " ", after);
        var argument = new StringBuilder();
        var stop = ReadArgument(after, end, argument, depth);
        if (name is "sqrt" && stop > after)
            return Write(result, $"√{Bracketed(argument.ToString())}", stop);
        if (stop <= after || argument.Length == 0)
            return at;
        if (TexSymbols.Wrappers.Contains(name))
            return Write(result, argument.ToString(), stop);
        if (name is "mathbb")
            return Write(result, DoubleStruck(argument.ToString()), stop);
        if (TexSymbols.Hats.TryGetValue(name, out var hat) && argument.Length == 1)
            return Write(result, $"{argument}{hat}", stop);
        if (name is "frac" or "tfrac" or "dfrac")
        {
            var divisor = new StringBuilder();
            var last = ReadArgument(stop, end, divisor, depth);
            return last <= stop ? at : Write(result, $"{Bracketed(argument.ToString())}/{Bracketed(divisor.ToString())}", last);
        }

        return at;
    }

    /// <summary>A group, a command or one character; blanks before it do not count.</summary>
    private int ReadArgument(int at, int end, StringBuilder result, int depth)
    {
        var from = SkipBlanks(text, at, end);
        if (from >= end || text[from] is '^' or '_')
            return at;
        var after = ReadOne(from, end, result, depth + 1);
        return after > from ? after : at;
    }

    private int WriteOperator(StringBuilder result, string sign, int at, int after, int end)
    {
        var spaced = (at > 0 && text[at - 1] == ' ' && result.Length > 0) || (text[after - 1] == ' ' && result.Length > 0);
        var words = char.IsLetter(sign[0]);
        if ((spaced || words) && result.Length > 0 && result[^1] is not (' ' or '('))
            result.Append(' ');
        result.Append(sign);
        if ((spaced || words) && after < end && text[after] is not (')' or ','))
            result.Append(' ');
        return after;
    }

    private int WriteFunction(StringBuilder result, string name, int after, int end)
    {
        if (result.Length > 0 && (char.IsLetterOrDigit(result[^1]) || char.IsNumber(result[^1]) || result[^1] == ')'))
            result.Append(' ');
        result.Append(name);
        if (after < end && (char.IsLetterOrDigit(text[after]) || text[after] is '\\' or '|'))
            result.Append(' ');
        return after;
    }

    private static string DoubleStruck(string letters) =>
        string.Concat(letters.Select(letter => TexSymbols.DoubleStruck.GetValueOrDefault(letter, letter)));

    private static string Bracketed(string part)
    {
        part = part.Trim();
        return part.All(c => char.IsLetterOrDigit(c) || char.IsNumber(c) || c is '.' or '√') ? part : $"({part})";
    }

    private static int Write(StringBuilder result, string sign, int next)
    {
        result.Append(sign);
        return next;
    }
}
