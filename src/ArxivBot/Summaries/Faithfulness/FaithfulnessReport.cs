using System.Globalization;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What of a summary stands in its paper, and what does not.</summary>
/// <param name="Items">In the order of the summary: the take first, then point by point, each in the order of its text.</param>
internal sealed record FaithfulnessReport(IReadOnlyList<FaithfulnessItem> Items)
{
    private const string Mark = " [?]";

    public int Checked => Items.Count;

    public int Found => Items.Count(item => item.Found);

    public int NotFound => Checked - Found;

    /// <summary>The same summary with <c>[?]</c> after each number and name that was not found.</summary>
    /// <param name="summary">The one that the report is about.</param>
    public PaperSummary Marked(PaperSummary summary)
    {
        var point = 0;
        return summary with
        {
            Take = Marked(summary.Take, null),
            Parts = [.. summary.Parts.Select(part => part with { Points = [.. part.Points.Select(each => each with { Text = Marked(each.Text, point++) })] })],
        };
    }

    /// <param name="point">Counted from 0 through all parts; null for the take.</param>
    /// <exception cref="ArgumentException">The text is not the one that was checked.</exception>
    public string Marked(string text, int? point)
    {
        // From the end, so that the places before stay right.
        foreach (var item in Items.Where(item => item.Point == point && !item.Found).OrderByDescending(item => item.At))
        {
            var end = item.At + item.Text.Length;
            if (end > text.Length || !text.AsSpan(item.At, item.Text.Length).SequenceEqual(item.Text))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"“{item.Text}” is not at {item.At}: another text was checked."), nameof(text));
            text = text.Insert(end, Mark);
        }

        return text;
    }
}

/// <param name="Text">As the summary writes it, with its sign, percent and unit.</param>
/// <param name="Point">Counted from 0 through all parts; null for the take.</param>
/// <param name="At">Of its first character in the point's text, counted from 0.</param>
internal sealed record FaithfulnessItem(string Text, FaithfulnessItemKind Kind, bool Found, int? Point, int At);

internal enum FaithfulnessItemKind
{
    Number,

    /// <summary>Of a method, a data set, an instrument, a gene and the like.</summary>
    Name,
}
