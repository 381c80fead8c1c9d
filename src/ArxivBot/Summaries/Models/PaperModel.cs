using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries.Models;

/// <summary>The model as a reader of papers: what it may read and write at once, how it is asked, and how long it may take.</summary>
internal sealed class PaperModel(IChatClient client, IOptions<SummaryOptions> options, TimeProvider clock)
{
    /// <summary>Of the model's answer, in characters and the most in tokens; prompts ask for much less.</summary>
    public const int LongestAnswer = 3_000;

    // English has four characters a token, and papers with formulas fewer.
    private const double CharactersPerToken = 3;

    // Of a paper, however little the model is said to read.
    private const int FewestCharacters = 2_000;

    // Whatever a service does with the limit it was told.
    private const int MostCharactersPerToken = 10;

    public string Name => options.Value.Model;

    /// <summary>Characters of a paper that it can read at once.</summary>
    /// <param name="beside">Characters of what else it is told.</param>
    public int Room(int beside) => (int)Math.Clamp(((options.Value.ContextTokens - LongestAnswer) * CharactersPerToken) - beside, FewestCharacters, int.MaxValue);

    /// <summary>In tokens, roughly.</summary>
    /// <param name="read">Characters of all that it is told.</param>
    public static (int Input, int Output) Estimate(int read) => ((int)(read / CharactersPerToken), LongestAnswer / 3);

    /// <summary>One call. Never fails but for its token.</summary>
    /// <param name="plan">Says how long it may take, and is told when it fails.</param>
    /// <param name="schema">Of the JSON that it is to answer.</param>
    /// <param name="name">The schema's.</param>
    /// <param name="read">Null for an answer that is not what was asked for.</param>
    /// <param name="begun">Told what there is of the answer so far.</param>
    /// <returns>The answer, or null with the reason; and the tokens that the service says it took, null when it does not.</returns>
    public async Task<(T? Answer, string? Problem, UsageDetails? Usage)> AskAsync<T>(
        CallPlan plan, IReadOnlyList<ChatMessage> messages, string schema, string name, Func<string, T?> read, CancellationToken cancellationToken, Action<StringBuilder>? begun = null)
        where T : class
    {
        using var limit = new TimeLimit(plan.Left, clock, cancellationToken);
        try
        {
            return Read(await AnswerAsync(messages, FormOf(schema, name), begun, limit.Token), read);
        }
        // Whatever a service sends, the libraries fail on it in many ways; an answer must come all the same.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, plan.Failed(exception), null);
        }
    }

    /// <summary>The program's own words to a model.</summary>
    /// <param name="resource">Its name in the program.</param>
    public static string Prompt(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static (T? Answer, string? Problem, UsageDetails? Usage) Read<T>(ChatResponse response, Func<string, T?> read)
        where T : class
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            return (null, "the model's filter refused it", response.Usage);
        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any())
            return (null, "the model refused", response.Usage);
        // A stream that breaks off or reports an error in its middle ends like any other, but without a reason.
        if (response.FinishReason is null || response.FinishReason == ChatFinishReason.Length)
            return (null, "the model did not come to an end", response.Usage);
        return read(response.Text) is { } answer
            ? (answer, null, response.Usage)
            : (null, response.Text.Length == 0 ? "the model answered nothing" : "the model did not answer in the form it was asked for", response.Usage);
    }

    private async Task<ChatResponse> AnswerAsync(IReadOnlyList<ChatMessage> messages, ChatOptions form, Action<StringBuilder>? begun, CancellationToken cancellationToken)
    {
        List<ChatResponseUpdate> updates = [];
        var text = new StringBuilder();
        await foreach (var update in client.GetStreamingResponseAsync(messages, form, cancellationToken))
        {
            // The library leaves it out where it streams.
            if (update.RawRepresentation is OpenAI.Chat.StreamingChatCompletionUpdate { RefusalUpdate: { Length: > 0 } refusal })
                update.Contents.Add(new ErrorContent(refusal));
            updates.Add(update);
            text.Append(update.Text);
            if (text.Length > LongestAnswer * MostCharactersPerToken)
                throw new InvalidDataException("The answer has no end.");
            // A point ends with one of these.
            if (update.Text.AsSpan().ContainsAny('"', '\n'))
                begun?.Invoke(text);
        }

        return updates.ToChatResponse();
    }

    private ChatOptions FormOf(string schema, string name) => new()
    {
        Temperature = (float)options.Value.Temperature,
        MaxOutputTokens = LongestAnswer,
        // DashScope's long-text models know no schema.
        ResponseFormat = options.Value.Provider == SummaryProvider.DashScope ? null : ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema), name),
    };
}
