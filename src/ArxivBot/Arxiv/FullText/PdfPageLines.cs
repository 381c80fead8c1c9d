using System.Text.RegularExpressions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace ArxivBot.Arxiv.FullText;

/// <summary>The lines of one page in the order in which a person reads them, in one column or two.</summary>
internal static partial class PdfPageLines
{
    private const double SmallestFont = 2;

    /// <summary>Least width of the space between columns, in points.</summary>
    private const double LeastGutter = 8;

    private const int MostAuthorLines = 40;

    // PdfPig's own measure is a fifth of a letter's size: more than the spaces of a line that TeX has set tight.
    private static readonly NearestNeighbourWordExtractor Extractor = new(new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions
    {
        MaximumDistance = (one, other) => 0.15 * Math.Max(Math.Max(one.BoundingBox.Width, other.BoundingBox.Width), Math.Max(one.PointSize, other.PointSize)),
    });

    public static IReadOnlyList<PdfLine> Of(Page page)
    {
        var letters = page.Letters.Where(letter => IsSeen(letter, page)).ToList();
        var words = Extractor.GetWords(letters)
            .Where(word => !string.IsNullOrWhiteSpace(word.Text) && word.TextOrientation == TextOrientation.Horizontal)
            .ToList();
        if (words.Count == 0)
            return [];
        var tables = PdfTables.Of(words, PdfRule.Of(page));
        words.RemoveAll(word => tables.Any(table => table.Words.Contains(word)));
        var gutter = GutterOf(words, page.Width);
        var lines = Rows(words).SelectMany(row => Split(row, gutter)).Select(row => PdfLine.Of(page.Number, row));
        if (tables.Count > 0)
            lines = lines.Concat(tables.Select(table => PdfLine.Of(page.Number, table))).OrderByDescending(line => line.Top);
        return gutter is { } middle ? InColumns([.. lines], middle) : [.. lines];
    }

    private static bool IsSeen(Letter letter, Page page) =>
        letter.RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip)
        && letter.PointSize >= SmallestFont
        && letter.TextOrientation == TextOrientation.Horizontal
        && letter.BoundingBox.Right > 0 && letter.BoundingBox.Left < page.Width
        && letter.BoundingBox.Top > 0 && letter.BoundingBox.Bottom < page.Height
        && IsInk(letter);

    // On white: what lies below a letter is not known, so that white on a dark box is dropped too.
    private static bool IsInk(Letter letter)
    {
        var color = letter.RenderingMode == TextRenderingMode.Stroke ? letter.StrokeColor : letter.FillColor;
        if (color is null or UglyToad.PdfPig.Graphics.Colors.PatternColor)
            return true;
        var (red, green, blue) = color.ToRGBValues();
        return new CssColor((double)red, (double)green, (double)blue).CanBeReadOn(CssColor.White);
    }

    /// <summary>The widest upright strip near the page's middle that nearly all rows leave free; null on a page of one column.</summary>
    private static double? GutterOf(List<Word> words, double width)
    {
        var rows = Rows(words);
        double? best = null;
        var fewest = rows.Count * 0.25;
        for (var x = width * 0.42; x <= width * 0.58; x++)
        {
            var (left, right) = (x - (LeastGutter / 2), x + (LeastGutter / 2));
            // Baselines of the two columns need not agree: what counts is that words stand on both sides.
            var before = words.Count(word => word.BoundingBox.Right <= right);
            if (before < words.Count * 0.2 || before > words.Count * 0.8)
                continue;
            var crossing = rows.Count(row => row.Exists(word => word.BoundingBox.Left < right && word.BoundingBox.Right > left));
            if (crossing < fewest || (crossing == fewest && best is { } other && Math.Abs(x - (width / 2)) < Math.Abs(other - (width / 2))))
                (best, fewest) = (x, crossing);
        }

        return best;
    }

    /// <summary>Words whose middles stand at the same height, from top to bottom and left to right.</summary>
    public static List<List<Word>> Rows(IEnumerable<Word> words)
    {
        List<List<Word>> rows = [];
        var bottom = 0.0;
        foreach (var word in words.OrderByDescending(word => word.Letters[0].StartBaseLine.Y))
        {
            var baseline = word.Letters[0].StartBaseLine.Y;
            if (rows.Count == 0 || baseline < bottom)
            {
                rows.Add([]);
                bottom = baseline - Math.Max(2, word.Letters[0].PointSize * 0.35);
            }

            rows[^1].Add(word);
        }

        foreach (var row in rows)
            row.Sort((one, other) => one.BoundingBox.Left.CompareTo(other.BoundingBox.Left));
        return rows;
    }

    private static IEnumerable<List<Word>> Split(List<Word> row, double? gutter)
    {
        if (gutter is not { } middle || row.Exists(word => word.BoundingBox.Left < middle && word.BoundingBox.Right > middle))
            return [row];
        List<Word> left = [.. row.Where(word => word.BoundingBox.Right <= middle)], right = [.. row.Where(word => word.BoundingBox.Right > middle)];
        // A title that spans the page has a usual space there, columns have more.
        if (left.Count > 0 && right.Count > 0 && right[0].BoundingBox.Left - left[^1].BoundingBox.Right < LeastGutter)
            return [row];
        return new[] { left, right }.Where(part => part.Count > 0);
    }

    /// <summary>Lines that span both columns divide the page into bands; each is read down its left, then its right.</summary>
    private static List<PdfLine> InColumns(List<PdfLine> lines, double middle)
    {
        List<PdfLine> read = [], left = [], right = [];
        // Authors stand beside one another and above all of the text, which begins on the left.
        var start = lines.Find(line => line.Page == 1 && line.Right <= middle && Abstract().IsMatch(line.Text))?.Top ?? double.MaxValue;
        if (lines.FindAll(line => line.Bottom >= start) is var above && (above.Exists(line => line.Table is not null) || above.Count > MostAuthorLines))
            start = double.MaxValue;
        foreach (var line in lines)
        {
            if (line.Right <= middle || line.Bottom >= start)
                left.Add(line);
            else if (line.Left >= middle)
                right.Add(line);
            else
            {
                EndBand();
                read.Add(line);
            }
        }

        EndBand();
        return read;

        void EndBand()
        {
            read.AddRange(left);
            read.AddRange(right);
            left.Clear();
            right.Clear();
        }
    }

    [GeneratedRegex(@"^abstract\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abstract();
}
