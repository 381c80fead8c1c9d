using AngleSharp.Dom;

namespace ArxivBot.Arxiv.FullText;

/// <summary>A table as text: a line a row, its cells apart.</summary>
internal static class HtmlTable
{
    private const string Between = " | ";

    private const int MostRows = 200;

    public static string Of(IElement table) => string.Join('\n', Rows(table)
        .Select(row => row.Children.Where(IsCell).Select(cell => HtmlText.Of(cell)).ToList())
        .Where(cells => cells.Exists(cell => cell.Length > 0))
        .Take(MostRows)
        .Select(cells => string.Join(Between, cells)));

    /// <summary>The formulas of numbered or aligned equations, a line each.</summary>
    public static string OfEquations(IElement table) => string.Join(' ', Rows(table)
        .Select(row => HtmlText.Of(row))
        .Where(row => row.Length > 0));

    private static IEnumerable<IElement> Rows(IElement parent)
    {
        foreach (var child in parent.Children)
        {
            if (child.LocalName == "tr" || child.ClassList.Contains("ltx_tr"))
                yield return child;
            else if (child.LocalName is "thead" or "tbody" or "tfoot" || child.ClassList.Contains("ltx_thead") || child.ClassList.Contains("ltx_tbody"))
            {
                foreach (var row in child.Children)
                    yield return row;
            }
        }
    }

    private static bool IsCell(IElement element) => element.LocalName is "td" or "th" || element.ClassList.Contains("ltx_td");
}
