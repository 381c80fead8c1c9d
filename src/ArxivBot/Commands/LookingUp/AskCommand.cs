using System.Globalization;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Summaries;

namespace ArxivBot.Commands.LookingUp;

/// <summary>What a paper says to a question, and where.</summary>
internal sealed class AskCommand(PaperQuestions questions) : ICommandHandler
{
    public const string Question = "question";

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (id, question) = (context.Arguments.Paper(PaperCommand.Id)!, context.Arguments.Text(Question)!);
        if (question.Length > PaperQuestions.LongestQuestion)
            return Reply.Refused(string.Create(CultureInfo.InvariantCulture, $"The question has {question.Length:N0} characters: {PaperQuestions.LongestQuestion} are the most. Please ask in fewer words."));
        if (!question.Any(char.IsLetterOrDigit))
            return Reply.Refused("The question has no word in it.");
        if (await StoredPaper.FindAsync(context.Db, id, cancellationToken) is not { } paper)
            return StoredPaper.Unknown(id);
        var card = PaperCommand.Card(paper, await StoredPaper.AnnouncementsAsync(context.Db, id, cancellationToken)) with { Abstract = "" };
        // Whoever asks is not the bot: through it nobody is addressed, and nothing is linked.
        var asked = new Paragraph($"Asked: {SafeWords.Quoted(question, paper: null, PaperQuestions.LongestQuestion)}");
        var asker = new Asker($"{context.Chat.Platform}:{context.Person.Id}", $"{context.Chat.Platform}:{context.Chat.Address}");
        return Reply.Of(card, new Paragraph("Reading the paper …")) with
        {
            Later = async (_, later) => DocumentOf(card, asked, await questions.AskAsync(paper, question, asker, later)),
        };
    }

    private static Document DocumentOf(PaperCard card, Paragraph asked, PaperAnswer answer) => new(
    [
        card,
        asked,
        .. answer.Passages.Count == 0 ? NotSaid(answer) : Said(answer),
        new Paragraph(SummaryWords.OriginOf(answer)),
        .. answer.Note is null ? Array.Empty<Block>() : [new Notice(answer.Note)],
        PaperButtons.Of(card.Id, PaperButtons.Paper, PaperButtons.Summary, PaperButtons.Save),
    ]);

    private static IEnumerable<Block> NotSaid(PaperAnswer answer) =>
    [
        new Paragraph(
            !answer.IsSearchable ? "The question has no word that tells what to look for."
            : answer.Source == TextSource.Abstract ? "The abstract does not say."
            : "The paper does not say."),
        .. Missing(answer),
    ];

    private static IEnumerable<Block> Said(PaperAnswer answer) => answer.Text is null
        ? [new Paragraph("What comes nearest to it, in the paper's own words:"), new Items(answer.Passages), .. Missing(answer)]
        : [new Paragraph(answer.Text), new Heading(3, "Where the paper says so"), new Items(answer.Passages)];

    private static IEnumerable<Block> Missing(PaperAnswer answer) =>
        answer.Missing.Count == 0 ? [] : [new Paragraph($"Nowhere in it: {SafeWords.Quoted(string.Join(", ", answer.Missing), paper: null, PaperQuestions.LongestQuestion)}.")];
}
