using UglyToad.PdfPig.Content;

namespace ArxivBot.Arxiv.FullText;

/// <summary>A straight horizontal line that is drawn on a page: those of tables are strokes, or rectangles of hardly any height.</summary>
/// <param name="Left">In points from the page's left edge, as <paramref name="Right"/>.</param>
/// <param name="Y">In points from the page's lower edge.</param>
internal sealed record PdfRule(double Left, double Right, double Y)
{
    private const double Thickest = 2.5, Shortest = 12;

    /// <summary>Of a page; one with more is a drawing's, whose lines are no table's.</summary>
    private const int MostPaths = 20_000, MostRules = 1_000;

    /// <summary>From top to bottom.</summary>
    public static IReadOnlyList<PdfRule> Of(Page page)
    {
        List<PdfRule> rules = [];
        if (page.Paths.Count > MostPaths)
            return rules;
        foreach (var path in page.Paths.Where(path => !path.IsClipping && (path.IsFilled || path.IsStroked)))
        {
            foreach (var part in path)
            {
                if (part.Commands.Count > 6 || part.GetBoundingRectangle() is not { } box || box.Height > Thickest || box.Width < Shortest)
                    continue;
                if (rules.Count >= MostRules)
                    return [];
                rules.Add(new PdfRule(box.Left, box.Right, (box.Bottom + box.Top) / 2));
            }
        }

        return Joined(rules);
    }

    public bool HasEndsOf(PdfRule other) => Math.Abs(Left - other.Left) < 3 && Math.Abs(Right - other.Right) < 3;

    // Some are drawn a column at a time.
    private static List<PdfRule> Joined(List<PdfRule> rules)
    {
        List<PdfRule> joined = [];
        foreach (var rule in rules.OrderByDescending(rule => Math.Round(rule.Y)).ThenBy(rule => rule.Left))
        {
            if (joined.Count > 0 && joined[^1] is var last && Math.Abs(last.Y - rule.Y) < 0.6 && rule.Left <= last.Right + 0.6)
                joined[^1] = last with { Right = Math.Max(last.Right, rule.Right) };
            else
                joined.Add(rule);
        }

        return joined;
    }
}
