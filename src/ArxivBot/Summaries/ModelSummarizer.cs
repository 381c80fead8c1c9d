using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>Lets a model write the summary of a paper.</summary>
internal sealed partial class ModelSummarizer
{
    /// <summary>Of the model's answer; the prompt asks for much less.</summary>
    public const int LongestAnswer = 3_000;

    // English has four characters a token, and papers with formulas fewer.
    private const double CharactersPerToken = 3;

    /// <summary>Of a paper, however little the model is said to read.</summary>
    private const int FewestCharacters = 2_000;

    private readonly IChatClient _client;
    private readonly SummaryOptions _options;
    private readonly string _prompt;
    private readonly WrittenLanguage _language;

    public ModelSummarizer(IChatClient client, IOptions<SummaryOptions> options)
    {
        (_client, _options, _language) = (client, options.Value, new WrittenLanguage(options.Value.Language));
        _prompt = Prompt(_options).Replace("{language}", _options.Language, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_prompt)))[..12];
        Maker = string.Create(CultureInfo.InvariantCulture, $"{_options.Provider}/{_options.Model}/{_options.Temperature}/{_options.Language}/{hash}");
    }

    /// <summary>Whoever writes with the same words to the same model writes the same.</summary>
    public string Maker { get; }

    public string Model => _options.Model;

    /// <summary>What the model is given of a paper: as much as it can read.</summary>
    public PaperText Readable(PaperText paper) =>
        CondensedPaper.Of(paper, (int)Math.Clamp(((_options.ContextTokens - LongestAnswer) * CharactersPerToken) - _prompt.Length - paper.Sections.Sum(section => section.Title.Length + 10), FewestCharacters, int.MaxValue));

    /// <summary>In tokens, roughly.</summary>
    public (int Input, int Output) Estimate(PaperText readable) => ((int)((readable.Length + _prompt.Length) / CharactersPerToken), LongestAnswer / 3);

    /// <returns>The summary, or null with the reason; and the tokens that the service says it took, null when it does not.</returns>
    public async Task<(PaperSummary? Summary, string? Problem, UsageDetails? Usage)> WriteAsync(PaperText readable, CancellationToken cancellationToken)
    {
        var mark = RandomNumberGenerator.GetHexString(16, lowercase: true);
        ChatMessage[] messages =
        [
            new(ChatRole.System, _prompt),
            new(ChatRole.User, $"<paper {mark}>\n{Text(readable)}\n</paper {mark}>\nSummarize it as you were told, in {_options.Language}, as one JSON object."),
        ];
        var response = await _client.GetResponseAsync(messages, Options(), cancellationToken);
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            return (null, "the model's filter refused it", response.Usage);
        if (response.FinishReason == ChatFinishReason.Length)
            return (null, "the model did not come to an end", response.Usage);
        if (ModelReply.Read(response.Text, readable) is not { } summary)
            return (null, response.Text.Length == 0 ? "the model answered nothing" : "the model did not answer in the form it was asked for", response.Usage);
        return _language.Is(summary) ? (summary, null, response.Usage) : (null, $"the model did not write in {_options.Language}", response.Usage);
    }

    private ChatOptions Options() => new()
    {
        Temperature = (float)_options.Temperature,
        MaxOutputTokens = LongestAnswer,
        // DashScope's long-text models know no schema.
        ResponseFormat = _options.Provider == SummaryProvider.DashScope ? null : ChatResponseFormat.ForJsonSchema(JsonElement.Parse(ModelReply.Schema), "summary"),
    };

    // What looks like the lines around the paper is not left in it, although without the code it is none of them.
    private static string Text(PaperText paper) => Line().Replace(
        string.Join("\n\n", paper.Sections.Select(section => $"## {section.Title}\n{string.Join('\n', section.Paragraphs)}").Prepend($"# {paper.Title}")), "‹");

    private static string Prompt(SummaryOptions options)
    {
        if (options.PromptFile.Length > 0)
            return File.ReadAllText(options.PromptFile);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("summaries/prompt.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"<(?=\s*/?\s*paper\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
