using ArxivBot.Discord;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Discord;

/// <summary>Blocks of text in Discord's Markdown; what people or papers wrote is shown as it is.</summary>
internal static class DiscordText
{
    /// <returns>Empty when there is nothing to see.</returns>
    public static string Of(Block block) => block switch
    {
        Heading heading => OneLine(heading.Text) is { Length: > 0 } title ? $"{(heading.Level == 1 ? "##" : "###")} {title}" : "",
        Paragraph paragraph => Lines(paragraph.Text),
        Notice notice => Lines(notice.Text) is { Length: > 0 } words ? $"⚠️ {words}" : "",
        Facts facts => string.Join('\n', facts.Items.Select(Line).Where(line => line.Length > 0)),
        Items items => string.Join('\n', items.Texts.Select(OneLine).Where(text => text.Length > 0).Select(text => $"- {text}")),
        Preformatted laid => Code(laid.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType(), "This kind of block is no text."),
    };

    public static string OneLine(string text) => DiscordMarkdown.Escape(UntrustedText.OneLine(text));

    /// <summary>The text, or as much of its beginning as has room once it is escaped.</summary>
    public static string Begun(string text, int most)
    {
        var whole = DiscordMarkdown.Escape(text);
        if (whole.Length <= most)
            return whole;
        var end = TextCut.End(text, 0, TextKind.Excerpt, CutDepth.CodePoints, most, end => DiscordMarkdown.Escape(text[..end]).Length < most - 1);
        var begun = text[..end].TrimEnd();
        return $"{DiscordMarkdown.Escape(begun)}{(begun.EndsWith('.') ? " …" : "…")}";
    }

    private static string Lines(string text) => string.Join('\n', UntrustedText.Lines(text).Select(DiscordMarkdown.Escape));

    private static string Line(Fact fact) => (OneLine(fact.Label), OneLine(fact.Value)) switch
    {
        ("", var value) => value,
        (var label, var value) => $"**{label}** {value}".TrimEnd(),
    };

    // Nothing can be escaped inside of a code block: what would end it is taken apart.
    private static string Code(string text) => UntrustedText.Laid(text).TrimEnd() is { Length: > 0 } code
        ? $"```\n{code.Replace("```", "`\u200B`\u200B`", StringComparison.Ordinal)}\n```"
        : "";
}
