using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArxivBot.Summaries.Models;

/// <summary>The answer of a model that writes Markdown whatever it is asked for: a heading for each part, in their order, and what stands below it.</summary>
internal static class MarkdownReply
{
    private const int Parts = 4;

    /// <returns>Null when there are not two parts at least.</returns>
    public static ModelReply? Read(string answer)
    {
        var document = Markdown.Parse(answer);
        List<List<ModelReply.Point>> parts = [];
        string? first = null;
        foreach (var block in document)
        {
            // The first level is the title.
            if (block is HeadingBlock { Level: >= 2 })
                parts.Add([]);
            else if (block is not HeadingBlock && parts.Count > 0)
                parts[^1].AddRange(TextsOf(block).Select(text => new ModelReply.Point { Text = text }));
            else if (block is ParagraphBlock or QuoteBlock)
                first ??= TextsOf(block).FirstOrDefault();
        }

        parts.RemoveAll(part => part.Count == 0);
        return parts.Count is < 2 or > Parts ? null : new ModelReply
        {
            Take = first ?? parts[0][0].Text,
            Contribution = parts[0],
            Method = parts[1],
            Results = parts.ElementAtOrDefault(2),
            Limits = parts.ElementAtOrDefault(3),
        };
    }

    private static IEnumerable<string> TextsOf(Block block) => (block is ParagraphBlock alone ? [alone] : block.Descendants<ParagraphBlock>())
        .Select(paragraph => string.Concat(paragraph.Inline?.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            _ => "",
        }) ?? [])).Where(text => text.Length > 0);
}
