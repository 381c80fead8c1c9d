using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Digests;

/// <summary>
/// Plain text as Markdown that reads the same and does nothing else: no links, HTML, mentions or headings of its own.
/// TeX between dollars stays TeX, as GitHub draws it (https://docs.github.com/get-started/writing-on-github).
/// </summary>
internal static partial class MarkdownText
{
    /// <summary>For the middle of a line: link text, a field's value, what follows a heading's mark.</summary>
    public static string Inline(string text)
    {
        var line = UntrustedText.OneLine(text);
        var markdown = new StringBuilder(line.Length + 16);
        var done = 0;
        foreach (var (start, end) in Formulas(line))
        {
            if (MarkdownFormula.Of(line[(start + 1)..end]) is not { } formula)
                continue;
            markdown.Append(Escape(line[done..start])).Append('$').Append(formula).Append('$');
            done = end + 1;
        }

        return markdown.Append(Escape(line[done..])).ToString();
    }

    /// <summary>For a line of its own, where a dash or a number and a dot would begin a list.</summary>
    public static string Line(string text) => LineStart().Replace(Inline(text), @"$1\$2");

    /// <summary>Where a dollar opens and another closes, by the rule that keeps prices apart from formulas.</summary>
    private static IEnumerable<(int Start, int End)> Formulas(string line)
    {
        for (var start = 0; start < line.Length; start++)
        {
            if (line[start] == '\\')
                start++; // TeX's \$ is a price.
            else if (line[start] == '$' && CloserOf(line, start) is { } end)
            {
                yield return (start, end);
                start = end;
            }
        }
    }

    private static int? CloserOf(string line, int start)
    {
        var end = start + 1 < line.Length ? line.IndexOf('$', start + 1) : -1;
        while (end > 0 && line[end - 1] == '\\')
            end = end + 1 < line.Length ? line.IndexOf('$', end + 1) : -1;
        if (end <= start + 1 || line[start + 1] == ' ' || line[end - 1] == ' ')
            return null;
        return end + 1 < line.Length && (char.IsAsciiDigit(line[end + 1]) || line[end + 1] == '$') ? null : end;
    }

    private static string Escape(string text)
    {
        var escaped = Special().Replace(text, @"\$0");
        // GitHub looks for mentions and addresses after escapes are gone; only a character in between stops it.
        return Mention().Replace(escaped, "@\u2060");
    }

    /// <summary>Markup; ampersands that begin an entity; colons and dots that make an address a link by itself.</summary>
    [GeneratedRegex("""[\\`*_\[\]<>|#~$]|&(?=#?[A-Za-z0-9]+;)|:(?=//)|(?<=(?:mailto|xmpp|tel)):|(?<=www)\.""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    /// <summary>Of a person or an address, but not the one in <c>pass@1</c>.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9])@(?=[A-Za-z0-9_-])|@(?=[A-Za-z0-9_-]+\.[A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex("""^(\d{0,9})([-+=:.)])""", RegexOptions.CultureInvariant)]
    private static partial Regex LineStart();
}
