using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm;

/// <summary>A request for an answer, whatever protocol it came by.</summary>
public sealed record LlmRequest(LlmApi Api, LlmModel Model, IReadOnlyList<LlmMessage> Messages)
{
    /// <summary>The JSON schema that the answer is to have; null when none was given.</summary>
    public JsonNode? Schema { get; init; }

    /// <summary>Whether the answer is to be JSON, with or without a schema.</summary>
    public bool WantsJson { get; init; }

    /// <summary>The longest answer, in tokens; null when the request does not say.</summary>
    public int? MaximumTokens { get; init; }

    public bool Streams { get; init; }

    /// <summary>Whether the last piece of a stream is to carry the usage.</summary>
    public bool IncludesUsage { get; init; }

    /// <summary>All that the model reads, files included.</summary>
    public int PromptTokens => Messages.Sum(message => Tokens.Count(message.Text));

    /// <summary>What the client asks for: the messages without the one that is the paper.</summary>
    public string Instructions(string paper) =>
        string.Join('\n', Messages.Where(m => m.FileIds.Count == 0).Select(m => m.Text.Contains(paper, StringComparison.Ordinal) ? m.Text.Replace(paper, "", StringComparison.Ordinal) : m.Text));
}

/// <param name="Text">With the text of each file in the place of its id.</param>
public sealed record LlmMessage(string Role, string Text)
{
    /// <summary>The files whose text it has.</summary>
    public IReadOnlyList<string> FileIds { get; init; } = [];
}

/// <summary>Whose words and manners a request is answered with.</summary>
public enum LlmApi
{
    OpenAi,

    /// <summary>Alibaba's, in its mode that is compatible with OpenAI's.</summary>
    DashScope,

    Ollama,
}
