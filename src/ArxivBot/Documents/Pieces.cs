using System.Globalization;

namespace ArxivBot.Documents;

/// <summary>A block that is larger than a message, taken piece by piece.</summary>
internal abstract class Pieces
{
    public abstract bool Done { get; }

    /// <summary>For the error, when no piece fits.</summary>
    public abstract Block Smallest { get; }

    /// <param name="taken">What the message holds already.</param>
    /// <returns>Null when nothing of it fits beside that, or when it is done.</returns>
    public abstract Block? Next(MessageSize taken, CutDepth depth);

    public static Pieces Of(Block block, Gauge gauge) => block switch
    {
        Heading heading => Prose(heading.Text, text => heading with { Text = text }, gauge),
        Paragraph paragraph => Prose(paragraph.Text, text => new Paragraph(text), gauge),
        Notice notice => Prose(notice.Text, text => new Notice(text), gauge),
        Preformatted laid => new TextPieces(laid.Text, TextKind.Laid, (text, _) => new Preformatted(text), gauge),
        Attachment file => new TextPieces(file.Content, TextKind.File, (text, number) => Numbered(file, text, number), gauge),
        Items items => new ListPieces<string>(items.Texts, texts => new Items(texts), text => text, gauge),
        Facts facts => new ListPieces<Fact>(facts.Items, some => new Facts(some), fact => $"{fact.Label}\n{fact.Value}", gauge),
        Buttons buttons => new ListPieces<Button>(buttons.Items, some => new Buttons(some), null, gauge),
        PaperCard card => new CardPieces(card, gauge),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType(), "This kind of block cannot be cut."),
    };

    public static Pieces Prose(string text, Func<string, Block> block, Gauge gauge) =>
        new TextPieces(text, TextKind.Prose, (piece, _) => block(piece), gauge);

    private static Attachment Numbered(Attachment file, string content, int number) => file with
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file.Name)}.{number}{Path.GetExtension(file.Name)}"),
        Content = content,
    };
}
