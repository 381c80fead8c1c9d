using System.Text;
using AngleSharp.Dom;
using ArxivBot.Documents;

namespace ArxivBot.Arxiv.FullText;

/// <summary>The words of one piece of a page, formulas as readable text.</summary>
internal static class HtmlText
{
    private static readonly string[] Styles = ["\\displaystyle", "\\textstyle", "\\scriptstyle", "\\scriptscriptstyle"];

    /// <summary>On one line; notes of the margin and the foot, which would stand in the middle of a sentence, are left out.</summary>
    public static string Of(IEnumerable<INode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
            Append(node, text);
        return UntrustedText.OneLine(text.ToString());
    }

    public static string Of(INode node) => Of(node.ChildNodes);

    public static string Formula(IElement math)
    {
        var tex = math.GetAttribute("alttext");
        if (string.IsNullOrWhiteSpace(tex))
            return math.TextContent;
        foreach (var style in Styles)
            tex = tex.Replace(style, "", StringComparison.Ordinal);
        // TeX breaks a long line after a percent sign.
        tex = UntrustedText.OneLine(tex.Replace("%\n", "", StringComparison.Ordinal));
        if (tex.Length == 0)
            return "";
        var text = Tex.ToUnicode($"${tex}$");
        return text.Length > 2 && text[0] == '$' && text[^1] == '$' ? text[1..^1] : text;
    }

    private static void Append(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words:
                text.Append(words.Data);
                break;
            case IElement { LocalName: "math" } math:
                text.Append(Formula(math));
                break;
            case IElement { LocalName: "br" or "hr" }:
                text.Append(' ');
                break;
            case IElement element when IsLeftOut(element):
                break;
            case IElement element:
                // Cells, list items and blocks end a word.
                var isApart = element.LocalName is "p" or "div" or "li" or "td" or "th" or "tr" or "table";
                text.Append(isApart ? " " : "");
                foreach (var child in element.ChildNodes)
                    Append(child, text);
                text.Append(isApart ? " " : "");
                break;
        }
    }

    private static bool IsLeftOut(IElement element)
    {
        var classes = element.ClassList;
        return classes.Contains("ltx_note") || classes.Contains("ltx_ERROR") || classes.Contains("ltx_tag_equation")
            || classes.Contains("ltx_rdf") || classes.Contains("ltx_role_doi");
    }
}
