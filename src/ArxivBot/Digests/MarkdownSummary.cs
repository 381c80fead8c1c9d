using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Digests;

/// <summary>
/// A summary's own Markdown, kept as such (headings, lists, tables, formulas) but without what could reach out of it:
/// a language model wrote it after reading a stranger's paper.
/// </summary>
internal static partial class MarkdownSummary
{
    public static string Contained(string markdown)
    {
        var text = UntrustedText.Laid(markdown).Trim('\n', ' ');
        text = TagStart().Replace(text, "< ");
        text = LinkOrDefinition().Replace(text, @"]\$1");
        text = Address().Replace(text, @"\$0");
        text = Mention().Replace(text, "@\u2060");
        // A code block that is never closed would swallow the papers below; a quotation ends with its lines.
        return LeavesFenceOpen(text) ? "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal) : text;
    }

    private static bool LeavesFenceOpen(string text)
    {
        string? open = null;
        foreach (var line in text.Split('\n'))
        {
            var fence = Fence().Match(line);
            if (!fence.Success)
                continue;
            var run = fence.Groups["run"].Value;
            if (open is null)
            {
                // Inside a list or quotation the pairing is the container's matter: be careful rather than clever.
                if (fence.Groups["before"].Value.Trim(' ').Length > 0 || fence.Groups["before"].Length > 3)
                    return true;
                open = run;
            }
            else if (run[0] == open[0] && run.Length >= open.Length && fence.Groups["after"].Value.Trim(' ').Length == 0)
            {
                if (fence.Groups["before"].Value.Trim(' ').Length > 0 || fence.Groups["before"].Length > 3)
                    return true;
                open = null;
            }
        }

        return open is not null;
    }

    [GeneratedRegex("<(?=[A-Za-z/!?])", RegexOptions.CultureInvariant)]
    private static partial Regex TagStart();

    [GeneratedRegex(@"\]([(:])", RegexOptions.CultureInvariant)]
    private static partial Regex LinkOrDefinition();

    [GeneratedRegex(@":(?=//)|(?<=(?:mailto|xmpp|tel)):|(?<=www)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("@(?=[A-Za-z0-9_-])", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^(?<before>[ >*+\-]*(?:\d{1,9}[.)][ >*+\-]*)*)(?<run>`{3,}|~{3,})(?<after>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
