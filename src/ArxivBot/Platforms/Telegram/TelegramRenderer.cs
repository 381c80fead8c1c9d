using System.Text;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Telegram;

/// <summary>A document as messages: several cards in one, a row of buttons for each below it all.</summary>
internal static class TelegramRenderer
{
    private const int ButtonsInRow = 4, LabelsInRow = 60, LongestLabel = 64;

    // Buttons need a text to stand below.
    private const string Gap = "\n\n", NoText = "⋯";

    // Room for the line that says that a message is sent again.
    private const int RoomForMark = 100;

    /// <remarks>
    /// Telegram counts characters after parsing as code points, raw markup as bytes, and drops what is over 100 entities
    /// (https://core.telegram.org/bots/api#sendmessage). UTF-16 units are never fewer than code points.
    /// </remarks>
    public static MessageSize Limits { get; } = new(Text: 4096 - RoomForMark, Bytes: 30_000, Entities: 90, Blocks: int.MaxValue, Buttons: 90, Files: 1);

    /// <param name="isRich">Whether formulas are drawn, where the reader's app can.</param>
    public static IReadOnlyList<TelegramMessage> Render(Document document, bool isRich = false)
    {
        // Telegram takes no empty file.
        var files = document.Blocks.OfType<Attachment>().Select(file => file.Content.Length > 0
            ? new TelegramMessage { File = file }
            : new TelegramMessage { Html = $"{TelegramHtml.OneLine(file.Name)} would be empty." });
        var texts = Splitter.Split(new Document([.. document.Blocks.Where(block => block is not Attachment)]), Limits, Measure)
            .Select(part => Message(part) with { Rich = isRich ? TelegramRich.Of(part) : null });
        return [.. texts.Where(message => !message.IsEmpty), .. files];
    }

    private static MessageSize Measure(Block block)
    {
        if (block is Buttons buttons)
            return new(Text: NoText.Length, Buttons: buttons.Items.Count);
        var html = TelegramHtml.Of(block);
        return new(
            Text: TelegramHtml.Visible(html).Length + Gap.Length,
            Bytes: Encoding.UTF8.GetByteCount(html) + Gap.Length,
            Entities: html.Split("</").Length - 1,
            Buttons: (block as PaperCard)?.Buttons.Count ?? 0);
    }

    private static TelegramMessage Message(Document part)
    {
        var html = new StringBuilder();
        List<IReadOnlyList<Button>> rows = [];
        Block? before = null;
        foreach (var block in part.Blocks)
        {
            if (block is Buttons offered)
            {
                rows.AddRange(Rows(offered.Items, ""));
                continue;
            }

            if (block is PaperCard card)
                rows.AddRange(Rows(card.Buttons, CardLines.Rank(card)));
            if (TelegramHtml.Of(block) is not { Length: > 0 } text)
                continue;
            html.Append(html.Length == 0 ? "" : IsNewPart(before, block) ? Gap : "\n").Append(text);
            before = block;
        }

        return new TelegramMessage { Html = html.Length > 0 || rows.Count == 0 ? html.ToString() : NoText, Rows = rows };
    }

    private static bool IsNewPart(Block? before, Block block) => (before, block) switch
    {
        (Heading, _) => false,
        (_, Heading or PaperCard) or (PaperCard, _) => true,
        (Facts or Items or Preformatted, Paragraph or Notice) => true,
        _ => false,
    };

    /// <summary>As many in a row as can be read on a telephone.</summary>
    private static IEnumerable<IReadOnlyList<Button>> Rows(IReadOnlyList<Button> buttons, string prefix)
    {
        List<Button> row = [];
        foreach (var button in buttons)
        {
            var label = UntrustedText.OneLine(button.Label);
            var labelled = new Button(UntrustedText.Cut(prefix + (label.Length > 0 ? label : button.Command), LongestLabel), button.Command);
            if (row.Count == ButtonsInRow || (row.Count > 0 && row.Sum(b => b.Label.Length) + labelled.Label.Length > LabelsInRow))
            {
                yield return row;
                row = [];
            }

            row.Add(labelled);
        }

        if (row.Count > 0)
            yield return row;
    }
}
