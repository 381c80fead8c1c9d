using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Summaries;

namespace ArxivBot.Commands.LookingUp;

/// <summary>A paper in a few points, from its whole text where that can be read.</summary>
internal sealed class SummaryCommand(PaperSummaries summaries) : ICommandHandler
{
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.Paper(PaperCommand.Id)!;
        if (await StoredPaper.FindAsync(context.Db, id, cancellationToken) is not { } paper)
            return StoredPaper.Unknown(id);
        var card = PaperCommand.Card(paper, await StoredPaper.AnnouncementsAsync(context.Db, id, cancellationToken)) with { Abstract = "" };
        if (await summaries.FindAsync(paper, cancellationToken) is { } made)
            return new Reply(DocumentOf(card, made));
        var asker = new Asker($"{context.Chat.Platform}:{context.Person.Id}", $"{context.Chat.Platform}:{context.Chat.Address}");
        return Reply.Of(card, new Paragraph("Reading the paper …")) with
        {
            Later = async (grown, later) => DocumentOf(card, await summaries.GetAsync(paper, asker, begun => grown(DocumentOf(card, begun)), later)),
        };
    }

    private static Document DocumentOf(PaperCard card, PaperSummary begun) => new([card, .. Blocks(begun), new Paragraph("Being written …")]);

    private static Document DocumentOf(PaperCard card, MadeSummary made) => new(
    [
        card,
        .. Blocks(made.Summary),
        new Paragraph(SummaryWords.OriginOf(made)),
        .. made.Note is null ? Array.Empty<Block>() : [new Notice(made.Note)],
        PaperButtons.Of(card.Id, PaperButtons.Paper, PaperButtons.Save, PaperButtons.Why),
    ]);

    private static IEnumerable<Block> Blocks(PaperSummary summary) =>
    [
        new Paragraph(summary.Take),
        .. summary.Parts.SelectMany(part => (Block[])
            [new Heading(3, SummaryWords.NameOf(part.Kind)), new Items([.. part.Points.Select(point => point.Line)])]),
    ];
}
