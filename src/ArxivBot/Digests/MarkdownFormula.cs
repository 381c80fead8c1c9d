using System.Text;

namespace ArxivBot.Digests;

/// <summary>
/// TeX between two dollars in Markdown. A reader that knows dollars takes all of it as TeX; one that does not takes it
/// as Markdown. So it is written such that both are harmless, with the same formula drawn: by TeX's own names, and by
/// spaces, which TeX ignores and which keep Markdown's emphasis from opening.
/// </summary>
internal static class MarkdownFormula
{
    /// <summary>Null when it cannot be written safely, or is no formula after all; then the dollars are text.</summary>
    /// <param name="tex">What stands between the dollars: one line, not empty.</param>
    public static string? Of(string tex)
    {
        if (tex.Contains('`') || tex.Contains('@') || tex.EndsWith('_') || tex.EndsWith('\\')
            || HoldsEntity(tex) || HoldsAddress(tex))
            return null;
        var bracketsAreSafe = BracketsAreSafe(tex);
        var formula = new StringBuilder(tex.Length + 8);
        var depth = 0;
        for (var at = 0; at < tex.Length; at++)
        {
            var next = at + 1 < tex.Length ? tex[at + 1] : '\0';
            switch (tex[at])
            {
                case '\\' when "<>*[]~".Contains(next, StringComparison.Ordinal):
                    return null;
                case '\\':
                    formula.Append('\\').Append(next);
                    at++;
                    break;
                case '<':
                    Name(formula, @"\lt", next);
                    break;
                case '[' when !bracketsAreSafe:
                    Name(formula, @"\lbrack", next);
                    break;
                case ']' when !bracketsAreSafe:
                    Name(formula, @"\rbrack", next);
                    break;
                case '*' when EndsInCommand(formula) && next != '\0': // \operatorname*
                case '~' when next != '\0':
                case '_' when formula.Length == 0 || !char.IsAsciiLetterOrDigit(formula[^1]):
                    formula.Append(tex[at]);
                    if (next != ' ')
                        formula.Append(' ');
                    break;
                case '*':
                    Name(formula, @"\ast", next);
                    break;
                case '~':
                    return null;
                case '{' or '}':
                    depth += tex[at] == '{' ? 1 : -1;
                    if (depth < 0)
                        return null;
                    formula.Append(tex[at]);
                    break;
                default:
                    formula.Append(tex[at]);
                    break;
            }
        }

        return depth == 0 ? formula.ToString() : null;
    }

    private static void Name(StringBuilder formula, string name, char next)
    {
        formula.Append(name);
        if (next is not ('\0' or ' '))
            formula.Append(' ');
    }

    /// <summary>Pairs such as <c>\sqrt[3]{x}</c> may stay inside a link's text; anything else could end it or begin one.</summary>
    private static bool BracketsAreSafe(string tex)
    {
        var open = 0;
        for (var at = 0; at < tex.Length; at++)
        {
            open += tex[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (open < 0 || tex[at] == ']' && at + 1 < tex.Length && tex[at + 1] is '(' or '[' or ':')
                return false;
        }

        return open == 0;
    }

    private static bool EndsInCommand(StringBuilder formula)
    {
        var at = formula.Length - 1;
        while (at >= 0 && char.IsAsciiLetter(formula[at]))
            at--;
        return at >= 0 && at < formula.Length - 1 && formula[at] == '\\';
    }

    private static bool HoldsEntity(string tex) =>
        tex.IndexOf('&', StringComparison.Ordinal) is >= 0 and var at && tex.IndexOf(';', at) > at;

    private static bool HoldsAddress(string tex) =>
        tex.Contains("://", StringComparison.Ordinal)
        || tex.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || tex.Contains("mailto:", StringComparison.OrdinalIgnoreCase)
        || tex.Contains("xmpp:", StringComparison.OrdinalIgnoreCase)
        || tex.Contains("tel:", StringComparison.OrdinalIgnoreCase);
}
