using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Papers;
using ArxivBot.Summaries.Extractive;
using ArxivBot.Summaries.Faithfulness;
using ArxivBot.Summaries.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>Answers to questions about papers, from their texts. Who asks the same while it is being answered waits for the same answer.</summary>
/// <param name="model">Null where the paper's own sentences are all there is.</param>
internal sealed partial class PaperQuestions(
    PaperTexts texts, ModelBudget budget, SummaryMetrics metrics, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<PaperQuestions> logger, ModelAnswerer? model = null)
{
    /// <summary>Characters.</summary>
    public const int LongestQuestion = 300;

    private readonly SharedWork<(ArxivId, int, string), PaperAnswer> _answering = new();

    /// <summary>Never fails but for its token: where there is no text there is the abstract, and where there is no model the paper's own sentences.</summary>
    /// <param name="question">On one line.</param>
    /// <param name="asker">Whose quota it counts against.</param>
    /// <param name="cancellationToken">Only of waiting: others may wait for the same.</param>
    public Task<PaperAnswer> AskAsync(Paper paper, string question, Asker asker, CancellationToken cancellationToken) => _answering.GetAsync(
        (paper.Id, paper.Version, question.TrimEnd('?', '？', '.', '!', ' ').ToUpperInvariant()),
        () => AnswerAsync(paper, question, asker, CancellationToken.None),
        cancellationToken);

    private async Task<PaperAnswer> AnswerAsync(Paper paper, string question, Asker asker, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var (text, problem) = await texts.GetAsync(paper, cancellationToken);
        var (passages, asked) = (new PassageSearch(text), new AskedWords(question));
        string? note = problem is null ? null : $"Only the abstract could be read: {problem}.";
        if (model is not null && text.Source != TextSource.Abstract)
        {
            var (written, refusal) = await WriteAsync(paper, text, passages, question, asked, asker, cancellationToken);
            if (written is not null)
                return Told(written);
            note = $"No model wrote this: {refusal}.";
        }

        return Told(new PaperAnswer
        {
            Passages = [.. passages.Nearest(asked).Select(passage => passage.Line(text))],
            Missing = passages.Missing(asked),
            IsSearchable = asked.Words.Count + asked.Numbers.Count > 0,
            Source = text.Source,
            Note = note,
        });

        PaperAnswer Told(PaperAnswer answer)
        {
            metrics.Answered(answer.By is null ? "paper" : "model");
            LogAnswered(paper.Id, paper.Version, answer.By ?? "its own words", answer.Source, answer.Passages.Count, clock.GetElapsedTime(began).TotalSeconds);
            return answer;
        }
    }

    /// <returns>The answer, or why there is none.</returns>
    private async Task<(PaperAnswer? Answer, string? Refusal)> WriteAsync(
        Paper paper, PaperText text, PassageSearch passages, string question, AskedWords asked, Asker asker, CancellationToken cancellationToken)
    {
        var given = model!.Readable(passages, question, asked);
        var (input, output) = model.Estimate(passages, given, question);
        await using var plan = new CallPlan(files: null, text, options.Value.RequestTimeout, clock);
        FaithfulnessCheck? check = null;
        for (var attempt = 1; ; attempt++)
        {
            var (call, refusal) = await budget.BeginAsync(model.Model, paper.Id, plan.IsAgain ? null : asker, input, output, cancellationToken);
            if (call is null)
                return (null, refusal);
            var (reply, problem, usage) = await model.AskAsync(plan, text, passages, given, question, cancellationToken);
            await budget.EndAsync(call.Value, reply is null ? ModelCallState.Failed : ModelCallState.Done, usage, cancellationToken);
            if (reply is null)
            {
                if (!plan.IsRefused)
                    LogNotKept(paper.Id, attempt, problem!);
                if (await plan.GoesOnAsync(isWritten: false, cancellationToken))
                    continue;
                return (null, problem);
            }

            var answer = new PaperAnswer
            {
                Passages = [],
                Missing = passages.Missing(asked),
                By = model.Model,
                Source = text.Source,
                IsWhole = given.Count == passages.Quotations.Count,
            };
            var named = reply.NamedOf(given.ToHashSet());
            if (reply.Answered is not true)
                return (answer, null);
            if (named.Count == 0)
                return (answer with { Note = "It gave an answer and no passage of the paper that says so: the answer is left out." }, null);
            var report = (check ??= new FaithfulnessCheck(text)).Of(new PaperSummary { Take = reply.Answer!, Parts = [] });
            if (report.NotFound == 0 || options.Value.WhenUnfaithful == WhenUnfaithful.Mark)
            {
                return (answer with
                {
                    Text = report.Marked(reply.Answer!, point: null),
                    Passages = [.. named.Select(number => passages.Quotations[number - 1].Line(text))],
                    Checked = report.Checked,
                    Found = report.Found,
                }, null);
            }

            LogNotKept(paper.Id, attempt, FormattableString.Invariant($"{report.NotFound} of {report.Checked} figures and names are not in the paper"));
            if (!await plan.GoesOnAsync(isWritten: true, cancellationToken))
                return (null, "what it wrote twice has figures or names that are not in the paper");
        }
    }

    [LoggerMessage(LogLevel.Information, "A question about {Paper}v{Version} was answered by {By} from its {Source} with {Passages} passages in {Seconds:0.0} s")]
    private partial void LogAnswered(ArxivId paper, int version, string by, TextSource source, int passages, double seconds);

    [LoggerMessage(LogLevel.Warning, "The model's answer about {Paper}, attempt {Attempt}, is not kept: {Reason}")]
    private partial void LogNotKept(ArxivId paper, int attempt, string reason);
}
