using UglyToad.PdfPig.Content;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Words of one line that stand close together: a cell of a table, or a part of it.</summary>
/// <param name="Words">From left to right; at least one.</param>
internal sealed record PdfChunk(IReadOnlyList<Word> Words)
{
    public double Left { get; } = Words.Min(word => word.BoundingBox.Left);

    public double Right { get; } = Words.Max(word => word.BoundingBox.Right);

    public double Bottom { get; } = Words.Min(word => word.BoundingBox.Bottom);

    public double Top { get; } = Words.Max(word => word.BoundingBox.Top);

    public double Baseline => Words[0].Letters[0].StartBaseLine.Y;

    public double Middle => (Left + Right) / 2;

    /// <summary>Of its first letter, in points.</summary>
    public double Size => Words[0].Letters[0].PointSize;

    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <param name="row">Words of one line, from left to right.</param>
    /// <param name="gap">Wider ones separate, in points.</param>
    public static IEnumerable<PdfChunk> Of(IReadOnlyList<Word> row, double gap)
    {
        List<Word> words = [];
        foreach (var word in row)
        {
            if (words.Count > 0 && word.BoundingBox.Left - words.Max(before => before.BoundingBox.Right) > gap)
            {
                yield return new PdfChunk(words);
                words = [];
            }

            words.Add(word);
        }

        if (words.Count > 0)
            yield return new PdfChunk(words);
    }
}
