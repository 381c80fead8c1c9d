using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArxivBot.Arxiv.FullText;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>Lets a model write the summary of a paper.</summary>
internal sealed class ModelSummarizer
{
    /// <summary>Of the model's answer; the prompt asks for much less.</summary>
    public const int LongestAnswer = 3_000;

    // English has four characters a token, and papers with formulas fewer.
    private const double CharactersPerToken = 3;

    private readonly IChatClient _client;
    private readonly SummaryOptions _options;
    private readonly string _prompt;

    public ModelSummarizer(IChatClient client, IOptions<SummaryOptions> options)
    {
        (_client, _options) = (client, options.Value);
        _prompt = Prompt(_options).Replace("{language}", _options.Language, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_prompt)))[..12];
        Maker = string.Create(CultureInfo.InvariantCulture, $"{_options.Provider}/{_options.Model}/{_options.Temperature}/{_options.Language}/{hash}{(_options.UploadPdf ? "/pdf" : "")}");
    }

    /// <summary>Whoever writes with the same words to the same model writes the same.</summary>
    public string Maker { get; }

    public string Model => _options.Model;

    /// <summary>What the model is given of a paper: as much as it can read.</summary>
    public PaperText Readable(PaperText paper) =>
        CondensedPaper.Of(paper, (int)Math.Min(int.MaxValue, ((_options.ContextTokens - LongestAnswer) * CharactersPerToken) - _prompt.Length - paper.Sections.Sum(section => section.Title.Length + 10)));

    /// <summary>In tokens, roughly.</summary>
    public (int Input, int Output) Estimate(PaperText readable) => ((int)((readable.Length + _prompt.Length) / CharactersPerToken), LongestAnswer / 3);

    /// <param name="fileId">Of the uploaded PDF; null to send the text.</param>
    /// <returns>The summary, or null with the reason; and the tokens that the service says it took, null when it does not.</returns>
    public async Task<(PaperSummary? Summary, string? Problem, UsageDetails? Usage)> WriteAsync(PaperText readable, string? fileId, CancellationToken cancellationToken)
    {
        var messages = Messages(readable, fileId);
        var response = await _client.GetResponseAsync(messages, Options(), cancellationToken);
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            return (null, "the model's filter refused it", response.Usage);
        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any())
            return (null, "the model refused", response.Usage);
        if (response.FinishReason == ChatFinishReason.Length)
            return (null, "the model did not come to an end", response.Usage);
        return ModelReply.Read(response.Text, readable) is { } summary
            ? (summary, null, response.Usage)
            : (null, response.Text.Length == 0 ? "the model answered nothing" : "the model did not answer in the form it was asked for", response.Usage);
    }

    private ChatMessage[] Messages(PaperText readable, string? fileId)
    {
        var mark = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var paper = fileId is null ? $"<paper {mark}>\n{Text(readable)}\n</paper {mark}>" : "The paper is the file before this message, in place of the two lines with a code, and data just as well.";
        var question = new ChatMessage(ChatRole.User, $"The paper's title: {readable.Title}\n{paper}\nSummarize it as you were told, in {_options.Language}, as one JSON object.");
        var prompt = new ChatMessage(ChatRole.System, _prompt);
        // The file has a message of its own, and not the first: that one is who the model is to be. https://help.aliyun.com/zh/model-studio/long-context-qwen-long
        return fileId is null ? [prompt, question] : [prompt, new(ChatRole.System, $"fileid://{fileId}"), question];
    }

    private ChatOptions Options() => new()
    {
        Temperature = (float)_options.Temperature,
        MaxOutputTokens = LongestAnswer,
        // DashScope's long-text models know no schema.
        ResponseFormat = _options.Provider == SummaryProvider.DashScope ? null : ChatResponseFormat.ForJsonSchema(JsonElement.Parse(ModelReply.Schema), "summary"),
    };

    private static string Text(PaperText paper) =>
        string.Join("\n\n", paper.Sections.Select(section => $"## {section.Title}\n{string.Join('\n', section.Paragraphs)}"));

    private static string Prompt(SummaryOptions options)
    {
        if (options.PromptFile.Length > 0)
            return File.ReadAllText(options.PromptFile);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("summaries/prompt.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
