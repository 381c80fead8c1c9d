using UglyToad.PdfPig.Content;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Words of a page that stand on one line of one column.</summary>
/// <param name="Left">In points from the page's left edge, as <paramref name="Right"/>.</param>
/// <param name="Bottom">In points from the page's lower edge, as <paramref name="Top"/>.</param>
/// <param name="Size">Of most of its letters, in points.</param>
internal sealed record PdfLine(int Page, string Text, double Left, double Right, double Bottom, double Top, double Size, bool IsBold)
{
    /// <summary>A whole table is one line, whose text is the table's.</summary>
    public PdfTable? Table { get; init; }

    public double Height => Top - Bottom;

    public double Width => Right - Left;

    /// <param name="words">From left to right.</param>
    public static PdfLine Of(int page, IReadOnlyList<Word> words)
    {
        var letters = words.SelectMany(word => word.Letters).ToList();
        return new PdfLine(
            page,
            string.Join(' ', words.Select(word => word.Text)),
            words.Min(word => word.BoundingBox.Left),
            words.Max(word => word.BoundingBox.Right),
            words.Min(word => word.BoundingBox.Bottom),
            words.Max(word => word.BoundingBox.Top),
            letters.GroupBy(letter => Math.Round(letter.PointSize * 2) / 2).MaxBy(sizes => sizes.Count())!.Key,
            letters.Count(IsOfBoldFont) > letters.Count * 0.6);
    }

    public static PdfLine Of(int page, PdfTable table) => Of(page, [.. table.Words]) with { Text = table.Text, IsBold = false, Table = table };

    public static bool IsBoldWord(Word word) => IsOfBoldFont(word.Letters[0]);

    private static bool IsOfBoldFont(Letter letter) => letter.FontDetails.IsBold
        // TeX's own bold fonts do not say so: CMBX12, SFBX1200, CMBXTI10; NimbusRomNo9L-Medi is Times's.
        || WithoutTag(letter.FontName) is { } name
            && (name.Contains("BX", StringComparison.Ordinal) || name.Contains("Bold", StringComparison.OrdinalIgnoreCase) || name.Contains("Medi", StringComparison.Ordinal));

    // Six letters by chance name the part of a font that a file has: BXQRST+NimbusRomNo9L-Regu is not bold.
    private static string? WithoutTag(string? font) => font is { Length: > 7 } && font[6] == '+' ? font[7..] : font;
}
