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

    /// <summary>
    /// Code between lines of backticks or tildes, formulas between lines of dollars. A pair counts only when nothing
    /// between it stands further left, so that no list or quotation ends there and takes the opening line with it.
    /// </summary>
    private static bool LeavesFenceOpen(string text)
    {
        (string Run, int Indent)? open = null;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            var fence = Fence().Match(line);
            var (before, run, after) =
                (fence.Groups["before"].Value, fence.Groups["run"].Value, fence.Groups["after"].Value.Trim(' '));
            if (open is not { } opened)
            {
                if (!fence.Success || run[0] != '~' && after.Contains(run[0]))
                    continue;
                if (before.AsSpan().ContainsAnyExcept(' '))
                    return true;
                open = (run, before.Length);
            }
            else if (line.AsSpan().ContainsAnyExcept(' ') && line.AsSpan().IndexOfAnyExcept(' ') < opened.Indent)
            {
                return true;
            }
            else if (fence.Success && run[0] == opened.Run[0] && run.Length >= opened.Run.Length && after.Length == 0)
            {
                if (before.Length != opened.Indent)
                    return true;
                open = null;
            }
        }

        return open is not null;
    }

    /// <summary>Of a tag or of an e-mail address, except a line break, which models write inside tables.</summary>
    [GeneratedRegex(@"<(?!br ?/?>)(?=[A-Za-z/!?]|[\w.!#$%&'*+/=?^`{|}~-]+@)", RegexOptions.CultureInvariant)]
    private static partial Regex TagStart();

    /// <summary>Except links to arXiv itself.</summary>
    [GeneratedRegex(@"\](?!\(https://arxiv\.org/[\w./-]*\))([(:])", RegexOptions.CultureInvariant)]
    private static partial Regex LinkOrDefinition();

    [GeneratedRegex(@":(?=//(?!arxiv\.org/))|(?<=(?:mailto|xmpp|tel)):|(?<=www)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![A-Za-z0-9])@(?=[A-Za-z0-9_-])|@(?=[A-Za-z0-9_-]+\.[A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^(?<before>[ >*+\-]*(?:\d{1,9}[.)][ >*+\-]*)*)(?<run>`{3,}|~{3,}|\${2,})(?<after>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
