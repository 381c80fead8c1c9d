using System.Globalization;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>Ollama's own interface: answers in lines of JSON, and models.</summary>
internal sealed class OllamaInterface(LlmSimulatorOptions options, LlmMind mind)
{
    private const string Version = "0.13.0";

    private static readonly string[] Roles = ["system", "user", "assistant", "tool"];

    /// <exception cref="LlmError">The request is refused.</exception>
    public LlmReply Answer(string method, LlmDoor door, LlmBody body, LlmFault? fault) => (method, door.Path) switch
    {
        ("POST", "chat") => Chat(body, fault),
        ("GET", "tags") => LlmReply.Json(new JsonObject { ["models"] = new JsonArray([.. options.Models.Select(Model)]) }),
        ("GET", "version") => LlmReply.Json(new JsonObject { ["version"] = Version }),
        (_, "chat" or "tags" or "version") => new LlmReply(405, "text/plain", ["405 method not allowed"]),
        _ => new LlmReply(404, "text/plain", ["404 page not found"]),
    };

    private static JsonObject Model(LlmModel model) => new()
    {
        ["name"] = model.Name,
        ["model"] = model.Name,
        ["modified_at"] = "2025-12-18T00:00:00Z",
        ["size"] = 2_019_393_189,
        ["digest"] = "a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72",
        ["details"] = new JsonObject { ["format"] = "gguf", ["family"] = "llama", ["parameter_size"] = "3.2B", ["quantization_level"] = "Q4_K_M" },
    };

    private LlmReply Chat(LlmBody source, LlmFault? fault)
    {
        var body = source.Json ?? throw LlmError.Invalid($"invalid character in JSON: {source.Problem}");
        var request = Cut(Read(body), body.Object("options")?.Value<int>("num_ctx") ?? options.OllamaContextTokens);
        if (request.Messages.Count == 0)
            return LlmReply.Json(Line(request, "", isDone: true, "load"));
        var completion = mind.Answer(request, fault);
        if (request.Streams)
            return Stream(request, completion, fault is LlmFault.ErrorInStream) with { Call = completion.Call };
        return fault is LlmFault.ErrorInStream
            ? throw LlmErrors.Broken(LlmApi.Ollama, 500)
            : LlmReply.Json(Last(request, completion, completion.Text ?? completion.Refusal ?? "")) with { Call = completion.Call };
    }

    private LlmRequest Read(JsonObject body)
    {
        var name = body.Text("model") is { Length: > 0 } given ? given : throw LlmError.Invalid("model is required");
        var model = options.Models.FirstOrDefault(m => m.Name == name || m.Name == $"{name}:latest") ?? throw LlmErrors.UnknownModel(LlmApi.Ollama, name);
        IReadOnlyList<LlmMessage> messages = [.. (body["messages"] as JsonArray ?? []).Select(Message)];
        return new LlmRequest(LlmApi.Ollama, model, messages)
        {
            Streams = body.Value<bool>("stream") ?? true,
            MaximumTokens = body.Object("options")?.Value<int>("num_predict") is > 0 and var most ? most : null,
            WantsJson = body["format"] is JsonObject || body["format"]?.ToString() == "json",
            Schema = body["format"] is JsonObject schema ? schema.DeepClone() : null,
        };
    }

    private static LlmMessage Message(JsonNode? node)
    {
        var message = node as JsonObject ?? throw LlmError.Invalid("json: cannot unmarshal into Go struct field ChatRequest.messages of type api.Message");
        var role = message.Text("role") ?? "";
        return Roles.Contains(role)
            ? new LlmMessage(role, message.Text("content") ?? "")
            : throw LlmError.Invalid($"invalid role: {role}, must be one of [{string.Join(' ', Roles)}]");
    }

    // Ollama reads what fits and says nothing of the rest: to the model the messages are one text, and its beginning goes, instructions first.
    private static LlmRequest Cut(LlmRequest request, int most)
    {
        List<LlmMessage> kept = [];
        foreach (var message in request.Messages.Reverse())
        {
            var text = Tokens.End(message.Text, most);
            most = Math.Max(0, most - Tokens.Count(text));
            kept.Insert(0, message with { Text = text });
        }

        return request with { Messages = kept };
    }

    private LlmReply Stream(LlmRequest request, LlmCompletion completion, bool fails)
    {
        IReadOnlyList<JsonObject> lines =
        [
            .. Pieces.Of(completion.Text ?? completion.Refusal).Select(piece => Line(request, piece, isDone: false)),
            Last(request, completion, ""),
        ];
        if (fails)
            lines = [.. lines.Take(lines.Count / 2), LlmErrors.Broken(LlmApi.Ollama, 500).Body(isOllamas: true)];
        return new LlmReply(200, "application/x-ndjson", [.. lines.Select(line => LlmReply.Line(line) + "\n")], Streams: true);
    }

    private JsonObject Last(LlmRequest request, LlmCompletion completion, string text)
    {
        var line = Line(request, text, isDone: true, completion.Finish is "length" ? "length" : "stop");
        (line["total_duration"], line["load_duration"]) = (1_000_000_000L, 1_000_000L);
        if (completion.Usage is not { } usage)
            return line;
        (line["prompt_eval_count"], line["prompt_eval_duration"]) = (usage.Prompt, 1_000_000L);
        (line["eval_count"], line["eval_duration"]) = (usage.Answer, 998_000_000L);
        return line;
    }

    private JsonObject Line(LlmRequest request, string text, bool isDone, string? reason = null)
    {
        var line = new JsonObject
        {
            ["model"] = request.Model.Name,
            ["created_at"] = options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
            ["done"] = isDone,
        };
        if (reason is not null)
            line["done_reason"] = reason;
        return line;
    }
}
