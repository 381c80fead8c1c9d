using System.Text;
using ArxivBot.Documents;

namespace ArxivBot.Tests.Documents;

/// <summary>Ways in which platforms count.</summary>
internal static class Measures
{
    public static Func<Block, MessageSize>[] All { get; } = [Units, Bytes, Escaped, Counted];

    /// <summary>UTF-16 units, with a blank line between blocks.</summary>
    public static MessageSize Units(Block block) => new(Text: Sum(block, text => text.Length) + 2);

    public static MessageSize Bytes(Block block) => new(Bytes: Sum(block, Encoding.UTF8.GetByteCount) + 2);

    /// <summary>HTML, with tags around headings and labels.</summary>
    public static MessageSize Escaped(Block block) => new(
        Text: Sum(block, text => text.Sum(c => c switch { '&' => 5, '<' or '>' => 4, '"' => 6, _ => 1 })) + (block is Heading ? 7 : 0),
        Entities: block switch { Heading => 1, Facts facts => facts.Items.Count, _ => 0 });

    /// <summary>Cards, buttons and files have limits of their own.</summary>
    public static MessageSize Counted(Block block) => Units(block) with
    {
        Blocks = block is PaperCard ? 1 : 0,
        Buttons = block switch { Buttons buttons => buttons.Items.Count, PaperCard card => card.Buttons.Count, _ => 0 },
        Files = block is Attachment ? 1 : 0,
    };

    public static MessageSize Of(Document message, Func<Block, MessageSize> measure) =>
        message.Blocks.Aggregate(default(MessageSize), (sum, block) => sum + measure(block));

    /// <summary>The texts of a block in reading order.</summary>
    public static IEnumerable<string> Texts(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Notice notice => [notice.Text],
        Preformatted laid => [laid.Text],
        Attachment file => [file.Content],
        Items items => items.Texts,
        Facts facts => facts.Items.Select(fact => $"{fact.Label}\n{fact.Value}"),
        Buttons buttons => buttons.Items.Select(button => $"{button.Label}\n{button.Command}"),
        PaperCard card =>
        [
            card.Id, card.Title, .. card.Authors, card.Why, card.Abstract, card.Summary?.Markdown ?? "", .. Texts(card.Brief),
            .. card.Buttons.Select(button => button.Label + button.Command),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static IEnumerable<string> Texts(Brief? brief) =>
        brief is null ? [] : [brief.Take, .. brief.Parts.SelectMany(part => (IEnumerable<string>)[part.Name, .. part.Points]), brief.Origin];

    private static int Sum(Block block, Func<string, int> count) => Texts(block).Sum(text => count(text) + 1);
}
