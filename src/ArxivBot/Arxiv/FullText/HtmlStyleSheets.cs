using System.Text;
using AngleSharp.Dom;

namespace ArxivBot.Arxiv.FullText;

/// <summary>
/// Style sheets within a page, put onto the elements that they speak of: papers can bring their own. arXiv's, in files beside the
/// page, are not read.
/// </summary>
internal static class HtmlStyleSheets
{
    private const int MostRules = 200, LongestSheet = 200_000, MostElements = 20_000;

    public static void Apply(IDocument page)
    {
        var (rules, elements) = (0, 0);
        foreach (var (selector, declarations) in page.QuerySelectorAll("style").SelectMany(style => Rules(style.TextContent)))
        {
            if (++rules > MostRules)
                return;
            try
            {
                foreach (var element in page.QuerySelectorAll(selector))
                {
                    if (++elements > MostElements)
                        return;
                    // An element's own style comes last, as it counts more.
                    element.SetAttribute("style", $"{declarations};{element.GetAttribute("style")}");
                }
            }
            catch (DomException)
            {
                // No selector that the parser knows, such as those of browsers' own.
            }
        }
    }

    /// <summary>Those that always hold: what stands within <c>@media</c> and the like is for paper, or for the dark.</summary>
    private static IEnumerable<(string Selector, string Declarations)> Rules(string sheet)
    {
        if (sheet.Length > LongestSheet)
            yield break;
        var (selector, body, depth) = (new StringBuilder(), new StringBuilder(), 0);
        for (var at = 0; at < sheet.Length; at++)
        {
            if (sheet.AsSpan(at).StartsWith("/*"))
            {
                var end = sheet.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? sheet.Length : end + 1;
            }
            else if (sheet[at] == '{')
            {
                depth++;
            }
            else if (sheet[at] == '}' && depth > 0)
            {
                if (--depth > 0)
                    continue;
                if (selector.ToString().Trim() is { Length: > 0 } name && name[0] != '@')
                    yield return (name, body.ToString());
                selector.Clear();
                body.Clear();
            }
            else if (depth == 0 && sheet[at] == ';')
            {
                selector.Clear(); // @import "…";
            }
            else
            {
                (depth == 0 ? selector : body).Append(sheet[at]);
            }
        }
    }
}
