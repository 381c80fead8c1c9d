using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ArxivBot.Tests.Arxiv.FullText;

/// <summary>PDFs made line by line, whole ones and such as no program should have written.</summary>
internal static class MadePdf
{
    private const double Left = 72, Leading = 1.5, Width = 612, Height = 792;

    /// <param name="Text">ASCII.</param>
    internal sealed record Line(string Text)
    {
        public double Size { get; init; } = 10;

        public bool IsBold { get; init; }

        /// <summary>Grey, from 0 (black) to 1.</summary>
        public double Grey { get; init; }

        /// <summary>PDF's rendering mode; 3 draws nothing.</summary>
        public int Mode { get; init; }

        public double X { get; init; } = Left;
    }

    /// <summary>On one page, which has room for some forty.</summary>
    public static byte[] Of(IReadOnlyList<Line> lines) => OfPages([lines]);

    public static byte[] OfPages(IReadOnlyList<IReadOnlyList<Line>> pages) => Write([.. pages.Select(Content)], isPacked: false);

    /// <summary>On one page below its title, texts where they are to stand, and lines of a table.</summary>
    /// <param name="rules">From left to right, and how high.</param>
    public static byte[] Of(IReadOnlyList<(double X, double Y, string Text)> words, IReadOnlyList<(double Left, double Right, double Y)> rules)
    {
        var page = new StringBuilder("BT /F2 16 Tf 72 740 Td (A made paper) Tj ET\n");
        foreach (var (x, y, text) in words)
            page.Append(CultureInfo.InvariantCulture, $"BT /F1 10 Tf {x} {y} Td ({Escaped(text)}) Tj ET\n");
        foreach (var (left, right, y) in rules)
            page.Append(CultureInfo.InvariantCulture, $"{left} {y} {right - left} 0.5 re f\n");
        return Write([Encoding.ASCII.GetBytes(page.ToString())], isPacked: false);
    }

    private static byte[] Content(IReadOnlyList<Line> lines)
    {
        var (page, y) = (new StringBuilder(), Height - 100);
        foreach (var line in lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"BT {line.Mode} Tr {line.Grey} g /{(line.IsBold ? "F2" : "F1")} {line.Size} Tf {line.X} {y} Td ({Escaped(line.Text)}) Tj ET\n");
            y -= Math.Max(12, line.Size * Leading);
        }

        return Encoding.ASCII.GetBytes(page.ToString());
    }

    /// <param name="contents">Of each page, as it stands in the file.</param>
    /// <param name="isPacked">Whether they are compressed already.</param>
    /// <param name="trailer">More for the file's last dictionary.</param>
    public static byte[] Write(IReadOnlyList<byte[]> contents, bool isPacked, string trailer = "", params byte[][] more)
    {
        using var file = new MemoryStream();
        List<long> places = [];
        Text("%PDF-1.5\n");
        var firstPage = 5;
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {contents.Count} /Kids [{string.Join(' ', contents.Select((_, at) => $"{firstPage + (2 * at)} 0 R"))}] >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>");
        foreach (var content in contents)
        {
            Object(FormattableString.Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Contents {places.Count + 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"));
            Stream(isPacked ? "/Filter /FlateDecode" : "", content);
        }

        foreach (var each in more)
            Object(Encoding.Latin1.GetString(each));
        var start = file.Position;
        Text($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"))}");
        Text($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();

        void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));

        void Object(string text)
        {
            places.Add(file.Position);
            Text($"{places.Count} 0 obj\n{text}\nendobj\n");
        }

        void Stream(string filter, byte[] content)
        {
            places.Add(file.Position);
            Text($"{places.Count} 0 obj\n<< /Length {content.Length} {filter} >>\nstream\n");
            file.Write(content);
            Text("\nendstream\nendobj\n");
        }
    }

    /// <summary>Compressed: so many bytes of the same text, over and over.</summary>
    public static byte[] Packed(string text, long length)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Max(1, 1_000_000 / text.Length))));
            for (var written = 0L; written < length; written += block.Length)
                zip.Write(block);
        }

        return packed.ToArray();
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
