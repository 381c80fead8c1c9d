using System.Globalization;
using System.Text;
using ArxivBot.Documents;

namespace ArxivBot.Digests;

/// <summary>A document as a Markdown file, in the shape that the earlier bot's readers and their scripts know.</summary>
internal static class MarkdownRenderer
{
    /// <summary>UTF-16 units of an abstract's first paragraph; the earlier bot showed no more.</summary>
    private const int ExcerptLength = 300;

    /// <remarks>Buttons are left out: a file has nobody to press them.</remarks>
    public static string Render(Document document) =>
        string.Join("\n\n", document.Blocks.Where(block => block is not Buttons).Select(Block)) + "\n";

    private static string Block(Block block) => block switch
    {
        Heading heading => $"{new string('#', Math.Clamp(heading.Level, 1, 6))} {MarkdownText.Inline(heading.Text)}",
        Paragraph paragraph => string.Join("  \n", UntrustedText.Lines(paragraph.Text).Select(MarkdownText.Line)),
        Notice notice => string.Join("  \n", UntrustedText.Lines(notice.Text).Select((line, at) =>
            at == 0 ? $"> ⚠️ {MarkdownText.Inline(line)}" : $"> {MarkdownText.Line(line)}")),
        Facts facts => string.Join('\n', facts.Items.Select(fact =>
            $"- **{MarkdownText.Inline(fact.Label)}**: {MarkdownText.Inline(fact.Value)}")),
        Items items => string.Join('\n', items.Texts.Select(text => $"- {MarkdownText.Inline(text)}")),
        PaperCard card => Paper(card),
        Preformatted laid => Fenced(laid.Text),
        Attachment file => $"**file** {MarkdownText.Inline(file.Name)}\n\n{Fenced(file.Content)}",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType(), "No Markdown for this kind of block."),
    };

    /// <summary>The fence is longer than any run of backticks inside, so that nothing inside ends it.</summary>
    private static string Fenced(string text)
    {
        var (laid, longest, run) = (UntrustedText.Laid(text).TrimEnd('\n'), 0, 0);
        foreach (var character in laid)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}\n{laid}\n{fence}";
    }

    private static string Paper(PaperCard card)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {card.Rank}. [{Title(card)}]({Address(card.Url)})\n\n");
        Field(text, "Authors", string.Join(", ", card.Authors.Select(MarkdownText.Inline)));
        Field(text, "Category", MarkdownText.Inline(card.Categories.Count > 0 ? card.Categories[0] : ""));
        Field(text, "Published", card.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field(text, "Score", card.Score.ToString("0.0#", CultureInfo.InvariantCulture));
        Field(text, "Type", MarkdownText.Inline(card.Kind));
        Field(text, "ArXiv ID", string.Create(CultureInfo.InvariantCulture, $"{MarkdownText.Inline(card.Id)}v{card.Version}"));
        Field(text, "Why", MarkdownText.Inline(card.Why));
        text.Append("\n#### Abstract\n").Append(MarkdownText.Line(Excerpt(card.Abstract))).Append("\n\n");
        if (card.Summary is { } summary)
        {
            text.Append("<details>\n<summary><strong>🤖 AI Summary (by ").Append(Html(summary.By))
                .Append(")</strong> - Click to expand</summary>\n\n")
                .Append(MarkdownSummary.Contained(summary.Markdown)).Append("\n\n</details>\n\n");
        }

        return text.Append("---").ToString();
    }

    /// <summary>Two spaces at the end keep each field on its line.</summary>
    private static void Field(StringBuilder text, string label, string value)
    {
        if (value.Length > 0)
            text.Append("**").Append(label).Append("**: ").Append(value).Append("  \n");
    }

    private static string Title(PaperCard card) =>
        MarkdownText.Inline(card.Title) is { Length: > 0 } title ? title : MarkdownText.Inline(card.Id);

    private static string Address(Uri url) => url.AbsoluteUri
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    private static string Excerpt(string text)
    {
        var whole = text.ReplaceLineEndings("\n").Trim();
        var paragraph = whole.Split('\n', 2)[0];
        var excerpt = UntrustedText.Cut(paragraph, ExcerptLength);
        return excerpt.Length < whole.Length ? excerpt + "..." : excerpt;
    }

    /// <summary>Inside an HTML block Markdown's escapes do not count.</summary>
    private static string Html(string text) => UntrustedText.OneLine(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
