using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv.FullText;

/// <summary>What stands at the edges of many pages and is no part of the text: running heads, page numbers, arXiv's stamp.</summary>
internal static partial class PdfRunningLines
{
    /// <summary>Of the page's height, at the top and at the bottom.</summary>
    private const double Edge = 0.1;

    public static IReadOnlyList<PdfLine> Without(IReadOnlyList<PdfLine> lines, double pageHeight)
    {
        var repeated = lines
            .Where(line => IsAtEdge(line, pageHeight))
            .GroupBy(line => Digits().Replace(line.Text, "#"))
            .Where(same => same.Select(line => line.Page).Distinct().Count() > 1)
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(line => !(IsAtEdge(line, pageHeight)
            && (repeated.Contains(Digits().Replace(line.Text, "#")) || PageNumber().IsMatch(line.Text) || Stamp().IsMatch(line.Text))))];
    }

    private static bool IsAtEdge(PdfLine line, double pageHeight) =>
        line.Top < pageHeight * Edge || line.Bottom > pageHeight * (1 - Edge);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\W*(page\s*)?([0-9]{1,4}|[ivx]{1,5})(\s*(/|of)\s*[0-9]{1,4})?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^arXiv:\S+v[0-9]+\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
