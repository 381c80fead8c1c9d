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

    private const int MostCharactersPerToken = 10;

    private readonly IChatClient _client;
    private readonly SummaryOptions _options;
    private readonly string _prompt;

    public ModelSummarizer(IChatClient client, IOptions<SummaryOptions> options)
    {
        (_client, _options) = (client, options.Value);
        _prompt = Prompt(_options).Replace("{language}", _options.Language, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_prompt)))[..12];
        Maker = string.Create(CultureInfo.InvariantCulture, $"{_options.Provider}/{_options.Model}/{_options.Temperature}/{_options.Language}/{hash}");
    }

    /// <summary>Whoever writes with the same words to the same model writes the same.</summary>
    public string Maker { get; }

    public string Model => _options.Model;

    /// <summary>What the model is given of a paper: as much as it can read.</summary>
    public PaperText Readable(PaperText paper) =>
        CondensedPaper.Of(paper, (int)Math.Min(int.MaxValue, ((_options.ContextTokens - LongestAnswer) * CharactersPerToken) - _prompt.Length - paper.Sections.Sum(section => section.Title.Length + 10)));

    /// <summary>In tokens, roughly.</summary>
    public (int Input, int Output) Estimate(PaperText readable) => ((int)((readable.Length + _prompt.Length) / CharactersPerToken), LongestAnswer / 3);

    /// <param name="grown">Told what there is so far, point by point.</param>
    /// <returns>The summary, or null with the reason; and the tokens that the service says it took, null when it does not.</returns>
    public async Task<(PaperSummary? Summary, string? Problem, UsageDetails? Usage)> WriteAsync(PaperText readable, Action<PaperSummary> grown, CancellationToken cancellationToken)
    {
        var mark = RandomNumberGenerator.GetHexString(16, lowercase: true);
        ChatMessage[] messages =
        [
            new(ChatRole.System, _prompt),
            new(ChatRole.User, $"The paper's title: {readable.Title}\n<paper {mark}>\n{Text(readable)}\n</paper {mark}>\nSummarize it as you were told, in {_options.Language}, as one JSON object."),
        ];
        var told = -1;
        var response = await ReadAsync(messages, Tell, cancellationToken);
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            return (null, "the model's filter refused it", response.Usage);
        // A stream that breaks off or reports an error in its middle ends like any other, but without a reason.
        if (response.FinishReason != ChatFinishReason.Stop)
            return (null, "the model did not come to an end", response.Usage);
        return ModelReply.Read(response.Text, readable) is { } summary
            ? (summary, null, response.Usage)
            : (null, response.Text.Length == 0 ? "the model answered nothing" : "the model did not answer in the form it was asked for", response.Usage);

        void Tell(string text)
        {
            if (ModelReply.ReadBegun(text, readable) is not { } begun || begun.Parts.Sum(part => part.Points.Count) is var points && points <= told)
                return;
            told = points;
            grown(begun);
        }
    }

    private async Task<ChatResponse> ReadAsync(ChatMessage[] messages, Action<string> grown, CancellationToken cancellationToken)
    {
        List<ChatResponseUpdate> updates = [];
        var text = new StringBuilder();
        await foreach (var update in _client.GetStreamingResponseAsync(messages, Options(), cancellationToken))
        {
            updates.Add(update);
            text.Append(update.Text);
            // Whatever a service does with the limit it was told.
            if (text.Length > LongestAnswer * MostCharactersPerToken)
                throw new InvalidDataException("The answer has no end.");
            // A point ends with one of these.
            if (update.Text.AsSpan().ContainsAny('"', '\n'))
                grown(text.ToString());
        }

        return updates.ToChatResponse();
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
