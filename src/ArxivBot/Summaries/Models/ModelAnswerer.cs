using System.Globalization;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries.Extractive;
using Microsoft.Extensions.AI;

namespace ArxivBot.Summaries.Models;

/// <summary>Lets a model answer a question about a paper from its passages, which it names by their numbers.</summary>
internal sealed class ModelAnswerer(PaperModel model)
{
    private readonly string _prompt = PaperModel.Prompt("summaries/answer.md");

    public string Model => model.Name;

    /// <summary>Passages for the model, by their numbers, counted from 1: all of the paper, or those nearest to the question where it is too long.</summary>
    public IReadOnlyList<int> Readable(PassageSearch paper, string question, AskedWords asked)
    {
        var room = model.Room(_prompt.Length + question.Length + 500);
        var order = paper.Quotations.Sum(LengthOf) <= room ? Enumerable.Range(0, paper.Quotations.Count) : paper.Order(asked);
        return [.. order.TakeWhile((at, place) => (room -= LengthOf(paper.Quotations[at])) >= 0 || place == 0).Select(at => at + 1).Order()];
    }

    /// <summary>In tokens, roughly.</summary>
    public (int Input, int Output) Estimate(PassageSearch paper, IReadOnlyList<int> given, string question) =>
        PaperModel.Estimate(_prompt.Length + question.Length + given.Sum(number => LengthOf(paper.Quotations[number - 1])));

    /// <summary>Never fails but for its token.</summary>
    public Task<(AnswerReply? Reply, string? Problem, UsageDetails? Usage)> AskAsync(
        CallPlan plan, PaperText text, PassageSearch paper, IReadOnlyList<int> given, string question, CancellationToken cancellationToken)
    {
        var marks = new PromptMarks();
        var passages = string.Join('\n', given.Select(number => LineOf(number, paper.Quotations[number - 1])).Prepend($"Title: {text.Title}"));
        var request = $"{marks.Around("paper", passages)}\n{marks.Around("question", question)}\nAnswer the question from the passages as you were told, as one JSON object.";
        return model.AskAsync(
            plan, [new(ChatRole.System, _prompt), new(ChatRole.User, request)], AnswerReply.Schema, "answer", answer => AnswerReply.Read(answer, text), cancellationToken);
    }

    private static int LengthOf(Quotation quotation) => LineOf(1000, quotation).Length + 1;

    private static string LineOf(int number, Quotation quotation) => string.Create(CultureInfo.InvariantCulture, $"Passage {number} ({quotation.Section}): {quotation.Text}");
}
