using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm;

/// <summary>A refusal, with the words of the service that refuses.</summary>
internal sealed class LlmError(int status, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>OpenAI's <c>type</c>.</summary>
    public string Type { get; init; } = "invalid_request_error";

    public string? Param { get; init; }

    public string? Code { get; init; }

    /// <summary>Whole seconds, for the header; null says nothing.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Ollama's own interface has the message and nothing else.</summary>
    public JsonObject Body(bool isOllamas) => isOllamas
        ? new JsonObject { ["error"] = Message }
        : new JsonObject { ["error"] = new JsonObject { ["message"] = Message, ["type"] = Type, ["param"] = Param, ["code"] = Code } };

    public static LlmError Invalid(string message, string? param = null, string? code = null) => new(400, message) { Param = param, Code = code };
}
