using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Console;

/// <summary>The sentences of a Markdown summary on one line; its headings, rules and tables say little when shortened.</summary>
internal static partial class SummaryText
{
    public static string From(string markdown) =>
        string.Join(' ', UntrustedText.Lines(markdown)
            .Where(line => !Skipped().IsMatch(line))
            .Select(line => Marks().Replace(line, ""))
            .Where(line => line.Length > 0));

    [GeneratedRegex(@"^(?:#|\||[-*_=]{3,}$|`{3}|~{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"^(?:(?:[-*+>]|\d{1,3}[.)]) +)+|\*\*|__|`", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
