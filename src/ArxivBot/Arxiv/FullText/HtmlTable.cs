using System.Globalization;
using AngleSharp.Dom;

namespace ArxivBot.Arxiv.FullText;

/// <summary>A table as text: a line a row, its cells apart.</summary>
internal static class HtmlTable
{
    /// <summary>Two cells of a row.</summary>
    public const string Between = " | ";

    public const int MostRows = 200;

    private const int MostColumns = 100;

    public static string Of(IElement table) => string.Join('\n', Cells(table)
        .Where(cells => cells.Exists(cell => cell.Length > 0))
        .Take(MostRows)
        .Select(cells => string.Join(Between, cells.Take(cells.FindLastIndex(cell => cell.Length > 0) + 1))));

    // What spans several rows or columns is said in its first, and the others are empty, so that each column stays one.
    private static IEnumerable<List<string>> Cells(IElement table)
    {
        var rowsLeft = new int[MostColumns];
        foreach (var row in Rows(table))
        {
            List<string> cells = [];
            foreach (var cell in row.Children.Where(IsCell))
            {
                SkipSpanned(cells, rowsLeft);
                var text = HtmlText.Of(cell);
                for (var left = Span(cell, "colspan"); left > 0 && cells.Count < MostColumns; left--)
                {
                    rowsLeft[cells.Count] = Span(cell, "rowspan") - 1;
                    cells.Add(text);
                    text = "";
                }
            }

            SkipSpanned(cells, rowsLeft);
            yield return cells;
        }
    }

    private static void SkipSpanned(List<string> cells, int[] rowsLeft)
    {
        for (; cells.Count < MostColumns && rowsLeft[cells.Count] > 0; cells.Add(""))
            rowsLeft[cells.Count]--;
    }

    private static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostColumns) : 1;

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
