using System.Text;
using ArxivBot.Discord;
using ArxivBot.Documents;
using Attachment = ArxivBot.Documents.Attachment;
using Button = ArxivBot.Documents.Button;

namespace ArxivBot.Platforms.Discord;

/// <summary>
/// A document as messages: text, below it papers as cards, below them buttons by row. Text that comes after a paper is a card
/// itself, since Discord shows a message's text above its cards.
/// </summary>
internal static class DiscordRenderer
{
    // Its own, and one for the text that may follow it.
    private const int CardsOfPaper = 2;

    // Between a list and what follows it; elsewhere lines follow each other.
    private const string Gap = "\n\n";

    // "<@&", an id of 20 digits, ">" and a line break.
    private const int RoomForPing = 26;

    /// <remarks>Text counts in all cards together, entities count the text above them, buttons their rows.</remarks>
    public static MessageSize Limits { get; } = new(
        Text: DiscordLimits.EmbedsTogether,
        Bytes: 8 * 1024 * 1024,
        Entities: DiscordLimits.Content - RoomForPing,
        Blocks: DiscordLimits.Embeds,
        Buttons: DiscordLimits.ActionRows,
        Files: DiscordLimits.Files);

    // All text is in one card then, which takes twice as much as the text of a message.
    private static MessageSize LimitsOfOnePaper { get; } = Limits with { Entities = DiscordLimits.EmbedDescription };

    public static IReadOnlyList<DiscordMessage> Render(Document document) => (document.Placement, Pages(document.Blocks)) switch
    {
        (Placement.Thread, [_, ..]) when document.Blocks.Any(block => block is PaperCard) => InThread(document),
        (Placement.Post, [var first, .. var more]) =>
        [
            first with { Place = MessagePlace.NewPost, Name = NameOf(document), Tags = [.. document.Blocks.OfType<PaperCard>().SelectMany(card => card.Categories).Distinct()] },
            .. more.Select(message => message with { Place = MessagePlace.Thread }),
        ],
        (_, var pages) => pages,
    };

    private static List<DiscordMessage> Pages(IReadOnlyList<Block> blocks) =>
        [.. Splitter.Split(new Document(blocks), blocks is [PaperCard, ..] && blocks.OfType<PaperCard>().Count() == 1 ? LimitsOfOnePaper : Limits, Measure).Select(Message).Where(message => !message.IsEmpty)];

    /// <summary>What comes before and after the papers stays in the channel.</summary>
    private static List<DiscordMessage> InThread(Document document)
    {
        var above = Pages([.. document.Blocks.TakeWhile(block => block is not PaperCard), .. document.Blocks.OfType<Buttons>()]);
        var papers = Pages([.. document.Blocks.SkipWhile(block => block is not PaperCard).Where(block => block is not Buttons)]);
        return above.Count == 0 ? papers :
        [
            .. above,
            new DiscordMessage { Place = MessagePlace.NewThread, Name = NameOf(document) },
            .. papers.Select(message => message with { Place = MessagePlace.Thread }),
        ];
    }

    private static string NameOf(Document document) =>
        document.Blocks.OfType<Heading>().Select(heading => UntrustedText.Cut(UntrustedText.OneLine(heading.Text), DiscordLimits.ThreadName)).FirstOrDefault(name => name.Length > 0)
        ?? "arXiv";

    private static MessageSize Measure(Block block)
    {
        switch (block)
        {
            case PaperCard card:
                return new(Text: PaperEmbed.Length(PaperEmbed.Of(card)), Blocks: CardsOfPaper, Buttons: Rows(card.Buttons));
            case Buttons buttons:
                return new(Buttons: Rows(buttons.Items));
            case Attachment file:
                return new(Bytes: Encoding.UTF8.GetByteCount(file.Content), Files: 1);
            default:
                var cost = DiscordText.Of(block).Length + Gap.Length;
                return new(Text: cost, Entities: cost);
        }
    }

    private static DiscordMessage Message(Document part)
    {
        var above = "";
        Block? before = null;
        List<Embed> cards = [];
        List<IReadOnlyList<DiscordButton>> rows = [];
        foreach (var block in part.Blocks)
        {
            if (block is PaperCard card)
                cards.Add(PaperEmbed.Of(card));
            else if (block is not (Buttons or Attachment) && DiscordText.Of(block) is { Length: > 0 } text)
                (above, before) = (AddText(text, before is Facts or Items && block is Paragraph or Notice ? Gap : "\n", above, cards), block);
            AddRows(block, rows);
        }

        // What goes on from a message with a paper is a card itself.
        if (above.Length > DiscordLimits.Content - RoomForPing)
            (above, cards) = ("", [new Embed { Description = above }, .. cards]);

        return new DiscordMessage
        {
            Content = above.Length > 0 ? above : null,
            Embeds = cards,
            Rows = rows,
            Files = [.. part.Blocks.OfType<Attachment>()],
        };
    }

    /// <returns>The text above the cards.</returns>
    private static string AddText(string text, string gap, string above, List<Embed> cards)
    {
        if (cards.Count == 0)
            return above.Length > 0 ? above + gap + text : text;
        if (cards[^1] is { Title: null } open)
            cards[^1] = open with { Description = open.Description + gap + text };
        else
            cards.Add(new Embed { Description = text });
        return above;
    }

    private static void AddRows(Block block, List<IReadOnlyList<DiscordButton>> rows)
    {
        var (buttons, prefix) = block switch
        {
            PaperCard card => (card.Buttons, CardLines.Rank(card)),
            Buttons offered => (offered.Items, ""),
            _ => ([], ""),
        };
        var place = rows.Sum(row => row.Count);
        foreach (var row in buttons.Chunk(DiscordLimits.ButtonsInRow))
            rows.Add([.. row.Select(button => DiscordButton.Of(Label(prefix, button), button.Command, place++))]);
    }

    private static string Label(string prefix, Button button)
    {
        var label = UntrustedText.OneLine(button.Label);
        return UntrustedText.Cut(prefix + (label.Length > 0 ? label : button.Command), DiscordLimits.ButtonLabel);
    }

    private static int Rows(IReadOnlyList<Button> buttons) => (buttons.Count + DiscordLimits.ButtonsInRow - 1) / DiscordLimits.ButtonsInRow;
}
