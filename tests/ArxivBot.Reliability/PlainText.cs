using System.Globalization;
using ArxivBot.Documents;

namespace ArxivBot.Reliability;

/// <summary>Blocks as plain text. A paper's line begins with its id, so that a judge can read who got what.</summary>
internal static class PlainText
{
    public static string Of(Block block) => block switch
    {
        Heading heading => $"# {heading.Text}",
        Paragraph paragraph => paragraph.Text,
        Notice notice => $"! {notice.Text}",
        Facts facts => string.Join('\n', facts.Items.Select(fact => $"{fact.Label}: {fact.Value}")),
        Items items => string.Join('\n', items.Texts.Select(text => $"- {text}")),
        Preformatted preformatted => preformatted.Text,
        Attachment attachment => $"{attachment.Name}\n{attachment.Content}",
        Buttons buttons => string.Join(' ', buttons.Items.Select(button => $"[{button.Label}]")),
        PaperCard card => string.Create(CultureInfo.InvariantCulture, $"* {card.Id} {card.Rank} {card.Kind} {card.Title} {card.Why} {Start(card.Abstract)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType(), null),
    };

    private static string Start(string text) => text.Length > 300 ? UntrustedText.Cut(text, 300) : text;
}
