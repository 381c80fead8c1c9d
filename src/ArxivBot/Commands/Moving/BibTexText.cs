using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Commands.Moving;

/// <summary>
/// A title or a name inside the braces of a BibTeX field: arXiv's TeX where it is harmless, else what it stands for with
/// every sign of TeX taken literally. Neither can close the field, begin another or run a command.
/// </summary>
internal static partial class BibTexText
{
    /// <summary>Of one argument or none, besides those that <see cref="TexSymbols"/> knows.</summary>
    private static readonly HashSet<string> Further = ["mathbb", "sqrt", "frac", "tfrac", "dfrac", "binom", "overbrace", "underbrace", "quad", "qquad"];

    private const string Punctuation = "%&#_$ ,;!:";

    public static string From(string tex)
    {
        var line = UntrustedText.OneLine(tex);
        return IsHarmless(line) ? Escaped(line) : Literal(UntrustedText.OneLine(Tex.ToUnicode(line)));
    }

    private static bool IsHarmless(string tex)
    {
        var (depth, dollars) = (0, 0);
        for (var at = 0; at < tex.Length; at++)
        {
            switch (tex[at])
            {
                case '\\':
                    var name = Command().Match(tex, at + 1).Value;
                    if (!IsKnown(name))
                        return false;
                    at += name.Length;
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth < 0:
                    return false;
                case '$':
                    dollars++;
                    break;
            }
        }

        return depth == 0 && dollars % 2 == 0;
    }

    // Nor \{ and \}: BibTeX counts them as braces.
    private static bool IsKnown(string name) => name switch
    {
        "" => false,
        [var sign] when !char.IsAsciiLetter(sign) => Punctuation.Contains(sign) || TexSymbols.Accents.ContainsKey(sign),
        [var letter] when TexSymbols.Accents.ContainsKey(letter) => true,
        _ => Further.Contains(name) || TexSymbols.Letters.ContainsKey(name) || TexSymbols.Signs.ContainsKey(name) || TexSymbols.Operators.ContainsKey(name)
            || TexSymbols.Functions.Contains(name) || TexSymbols.Hats.ContainsKey(name) || TexSymbols.Wrappers.Contains(name) || TexSymbols.Switches.Contains(name),
    };

    private static string Escaped(string tex)
    {
        var text = new StringBuilder(tex.Length);
        var isMathematics = false;
        for (var at = 0; at < tex.Length; at++)
        {
            var character = tex[at];
            if (character == '\\')
                text.Append(character).Append(tex[++at]);
            else if (character is '%' or '&' or '#' || character is '_' && !isMathematics)
                text.Append('\\').Append(character);
            else if (character is '^' && !isMathematics)
                text.Append(Literal("^"));
            else
                text.Append(character);
            isMathematics ^= character == '$';
        }

        return text.ToString();
    }

    private static string Literal(string text) => string.Concat(text.Select(character => character switch
    {
        '\\' => "\\textbackslash{}",
        '{' => "\\textbraceleft{}",
        '}' => "\\textbraceright{}",
        '^' => "\\textasciicircum{}",
        '~' => "\\textasciitilde{}",
        '$' or '&' or '#' or '%' or '_' => $"\\{character}",
        _ => character.ToString(),
    }));

    [GeneratedRegex(@"\G(?:[a-zA-Z]+|[^a-zA-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
