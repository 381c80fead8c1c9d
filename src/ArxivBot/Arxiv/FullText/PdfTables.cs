using System.Text.RegularExpressions;
using ArxivBot.Documents;
using UglyToad.PdfPig.Content;

namespace ArxivBot.Arxiv.FullText;

/// <summary>A table with its caption.</summary>
/// <param name="Text">A line a row, cells apart, as <see cref="HtmlTable"/> writes it.</param>
/// <param name="Words">All that stand in it and in its caption.</param>
internal sealed record PdfTable(string Caption, string Text, IReadOnlySet<Word> Words);

/// <summary>
/// Finds the tables of a page: what stands between horizontal lines of one length, has a caption, and falls into columns.
/// Whatever lacks one of the three is left to be read as text.
/// </summary>
internal static partial class PdfTables
{
    private const int MostCaptionLines = 14;

    /// <summary>Between a table's outer line and its caption, in points.</summary>
    private const double WidestGap = 32;

    public static IReadOnlyList<PdfTable> Of(IReadOnlyList<Word> words, IReadOnlyList<PdfRule> rules)
    {
        List<PdfTable> tables = [];
        if (rules.Count < 2)
            return tables;
        var chunks = PdfPageLines.Rows(words).SelectMany(row => PdfChunk.Of(row, row[0].Letters[0].PointSize * 1.1)).ToList();
        var starts = chunks.Where(IsCaption).ToList();
        HashSet<PdfRule> taken = [];
        foreach (var top in starts.Count > 0 ? rules : [])
        {
            if (taken.Contains(top))
                continue;
            var own = Below(top, rules, starts);
            if (own.Count < 2 || CaptionOf(own, chunks) is not { } caption || Inside(own, words) is not { Count: > 1 } inside)
                continue;
            var others = rules.Where(rule => rule.Y < top.Y && rule.Y > own[^1].Y && rule.Left > top.Left - 3 && rule.Right < top.Right + 3 && !own.Contains(rule)).ToList();
            if (PdfGrid.Read(inside, own, others) is not { } text)
                continue;
            taken.UnionWith(own);
            tables.Add(new PdfTable(UntrustedText.OneLine(string.Join(' ', caption.Select(word => word.Text))), text, inside.Concat(caption).ToHashSet()));
        }

        return tables;
    }

    /// <summary>A line and those of its length below, up to the next caption.</summary>
    private static List<PdfRule> Below(PdfRule top, IReadOnlyList<PdfRule> rules, List<PdfChunk> starts)
    {
        var end = starts.Where(start => start.Top < top.Y && start.Left < top.Right && start.Right > top.Left).Select(start => start.Top).DefaultIfEmpty(double.MinValue).Max();
        return [.. rules.Where(rule => rule.Y <= top.Y && rule.Y > end && rule.HasEndsOf(top))];
    }

    /// <summary>Null if a word reaches out of the table.</summary>
    private static List<Word>? Inside(List<PdfRule> own, IReadOnlyList<Word> words)
    {
        const double tolerance = 4;
        var (left, right) = (own[0].Left - tolerance, own[0].Right + tolerance);
        List<Word> inside = [.. words.Where(word => word.BoundingBox.Centroid.Y < own[0].Y && word.BoundingBox.Centroid.Y > own[^1].Y && word.BoundingBox.Right > left && word.BoundingBox.Left < right)];
        return inside.Exists(word => word.BoundingBox.Left < left || word.BoundingBox.Right > right) ? null : inside;
    }

    private static List<Word>? CaptionOf(List<PdfRule> own, List<PdfChunk> chunks)
    {
        var (top, bottom) = (own[0], own[^1]);
        var near = chunks.Where(chunk => chunk.Right > top.Left && chunk.Left < top.Right).ToList();
        List<PdfChunk> lines = [];
        var edge = top.Y;
        foreach (var chunk in near.Where(chunk => chunk.Bottom > top.Y - 1).OrderBy(chunk => chunk.Bottom))
        {
            if (chunk.Bottom - edge > (lines.Count == 0 ? WidestGap : chunk.Size * 2.2) || lines.Count == MostCaptionLines)
                break;
            lines.Add(chunk);
            edge = chunk.Top;
            if (!IsCaption(chunk))
                continue;
            // A last line that is short stands beside the table's middle.
            var (left, right) = (lines.Min(line => line.Left) - 1, lines.Max(line => line.Right) + 1);
            return Words(chunks.Where(other => other.Bottom > top.Y - 1 && other.Top < chunk.Top + 1 && other.Left > left && other.Right < right));
        }

        if (near.Where(chunk => chunk.Top < bottom.Y + 1).MaxBy(chunk => chunk.Top) is not { } first || bottom.Y - first.Top > WidestGap || !IsCaption(first))
            return null;
        lines = [first];
        foreach (var chunk in chunks.Where(chunk => chunk.Baseline < first.Baseline && chunk.Right > first.Left && chunk.Left < first.Right).OrderByDescending(chunk => chunk.Baseline))
        {
            if (lines[^1].Baseline - chunk.Baseline > chunk.Size * 1.35)
                break;
            lines.Add(chunk);
        }

        return Words(lines);
    }

    private static List<Word> Words(IEnumerable<PdfChunk> chunks) => [.. chunks.OrderByDescending(chunk => chunk.Top).SelectMany(chunk => chunk.Words)];

    private static bool IsCaption(PdfChunk chunk) => Caption().Match(chunk.Text) is { Success: true } match
        // "Table 3 shows" begins a sentence; without a colon or a stop the name stands alone or is bold.
        && (match.Groups["end"].Success || PdfLine.IsBoldWord(chunk.Words[0]));

    [GeneratedRegex(@"^(table|tab\.)\s*([0-9]{1,2}|[IVX]{1,6}|[A-Z]{1,2}\.?[0-9]{1,2})\b(?<end>\s*[.:|—–]|\s*$)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();
}
