using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Summaries;

namespace ArxivBot.Commands.LookingUp;

/// <summary>A paper in a few sentences, which are the abstract's own.</summary>
internal sealed class SummaryCommand : ICommandHandler
{
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.Paper(PaperCommand.Id)!;
        if (await StoredPaper.FindAsync(context.Db, id, cancellationToken) is not { } paper)
            return StoredPaper.Unknown(id);
        var card = PaperCommand.Card(paper, await StoredPaper.AnnouncementsAsync(context.Db, id, cancellationToken)) with { Abstract = "" };
        var summary = AbstractSummary.Of(UntrustedText.OneLine(Tex.ToUnicode(paper.Abstract)));
        return Reply.Of(
        [
            card,
            new Paragraph("From the abstract, in its own words:"),
            new Facts([.. Sentences(summary)]),
            PaperButtons.Of(id.Value, PaperButtons.Paper, PaperButtons.Save, PaperButtons.Why),
        ]);
    }

    private static IEnumerable<Fact> Sentences(AbstractSummary summary)
    {
        foreach (var (label, sentence) in ((string, string?)[])[("what", summary.What), ("how", summary.How), ("result", summary.Result)])
        {
            if (sentence is not null)
                yield return new Fact(label, sentence);
        }
    }
}
