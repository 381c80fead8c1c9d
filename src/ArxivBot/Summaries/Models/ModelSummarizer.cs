using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArxivBot.Arxiv.FullText;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries.Models;

/// <summary>Lets a model write the summary of a paper.</summary>
internal sealed class ModelSummarizer
{
    private readonly PaperModel _model;
    private readonly string _prompt;
    private readonly WrittenLanguage _language;

    public ModelSummarizer(PaperModel model, IOptions<SummaryOptions> options)
    {
        var settings = options.Value;
        (_model, _language) = (model, new WrittenLanguage(settings.Language));
        _prompt = Prompt(settings).Replace("{language}", settings.Language, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_prompt)))[..12];
        Maker = string.Create(CultureInfo.InvariantCulture, $"{settings.Provider}/{settings.Model}/{settings.Temperature}/{settings.Language}/{hash}{(settings.UploadPdf ? "/pdf" : "")}");
    }

    /// <summary>Whoever writes with the same words to the same model writes the same.</summary>
    public string Maker { get; }

    public string Model => _model.Name;

    /// <summary>What the model is given of a paper: as much as it can read.</summary>
    public PaperText Readable(PaperText paper) =>
        CondensedPaper.Of(paper, _model.Room(_prompt.Length + paper.Sections.Sum(section => section.Title.Length + 10)));

    /// <summary>In tokens, roughly.</summary>
    public (int Input, int Output) Estimate(PaperText readable) => PaperModel.Estimate(readable.Length + _prompt.Length);

    /// <summary>Never fails but for its token.</summary>
    /// <param name="fileId">Of the uploaded PDF; null to send the text.</param>
    /// <param name="watchers">Told what there is so far, point by point.</param>
    /// <returns>The summary, or null with the reason; and the tokens that the service says it took, null when it does not.</returns>
    public async Task<(PaperSummary? Summary, string? Problem, UsageDetails? Usage)> WriteAsync(
        CallPlan plan, PaperText readable, string? fileId, Watchers<PaperSummary> watchers, CancellationToken cancellationToken)
    {
        var told = -1;
        var (summary, problem, usage) = await _model.AskAsync(
            plan, Messages(readable, fileId), ModelReply.Schema, "summary", answer => ModelReply.Read(answer, readable), cancellationToken, Tell);
        return summary is null || _language.Is(summary) ? (summary, problem, usage) : (null, $"the model did not write in {_language.Name}", usage);

        void Tell(StringBuilder answer)
        {
            if (watchers.IsEmpty || ModelReply.ReadBegun(answer.ToString(), readable) is not { } begun || begun.Parts.Sum(part => part.Points.Count) is var points && points <= told)
                return;
            told = points;
            watchers.Tell(begun);
        }
    }

    private ChatMessage[] Messages(PaperText readable, string? fileId)
    {
        var marks = new PromptMarks();
        var paper = fileId is null
            ? marks.Around("paper", Text(readable))
            : $"{marks.Around("paper", $"# {readable.Title}")}\nThe paper itself is the file before this message, in place of the two lines with a code, and data just as well.";
        var question = new ChatMessage(ChatRole.User, $"{paper}\nSummarize it as you were told, in {_language.Name}, as one JSON object.");
        var prompt = new ChatMessage(ChatRole.System, _prompt);
        // The file has a message of its own, and not the first: that one is who the model is to be. https://help.aliyun.com/zh/model-studio/long-context-qwen-long
        return fileId is null ? [prompt, question] : [prompt, new(ChatRole.System, $"fileid://{fileId}"), question];
    }

    private static string Text(PaperText paper) =>
        string.Join("\n\n", paper.Sections.Select(section => $"## {section.Title}\n{string.Join('\n', section.Paragraphs)}").Prepend($"# {paper.Title}"));

    // Whoever words it otherwise need not know the form in which the program reads the answer.
    private static string Prompt(SummaryOptions options) =>
        $"{(options.PromptFile.Length > 0 ? File.ReadAllText(options.PromptFile) : PaperModel.Prompt("summaries/prompt.md")).TrimEnd()}\n\n{PaperModel.Prompt("summaries/form.md")}";
}
