using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>Puts an answer into OpenAI's words, whole or as server-sent events.</summary>
internal static class OpenAiWriter
{
    private const string Done = "data: [DONE]\n\n";

    public static JsonObject Whole(LlmCompletion completion, string id, long at, LlmRequest request)
    {
        var body = Envelope("chat.completion", id, at, request);
        body["choices"] = completion.HasChoices
            ? new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = completion.Text, ["refusal"] = completion.Refusal },
                ["logprobs"] = null,
                ["finish_reason"] = completion.Finish,
            })
            : new JsonArray();
        if (completion.Usage is { } usage)
            body["usage"] = Usage(usage);
        return body;
    }

    /// <param name="fails">An error instead of the second half.</param>
    public static LlmReply Stream(LlmCompletion completion, string id, long at, LlmRequest request, bool fails)
    {
        List<JsonObject> chunks = [];
        if (completion.HasChoices)
        {
            chunks.Add(Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "", ["refusal"] = null }, null));
            chunks.AddRange(Pieces.Of(completion.Text).Select(piece => Chunk(new JsonObject { ["content"] = piece }, null)));
            chunks.AddRange(Pieces.Of(completion.Refusal).Select(piece => Chunk(new JsonObject { ["refusal"] = piece }, null)));
            chunks.Add(Chunk([], completion.Finish));
        }

        if (request.IncludesUsage && completion.Usage is { } usage)
        {
            var last = Envelope("chat.completion.chunk", id, at, request);
            (last["choices"], last["usage"]) = (new JsonArray(), Usage(usage));
            chunks.Add(last);
        }

        IReadOnlyList<string> events = [.. chunks.Select(Event)];
        return new LlmReply(
            200, "text/event-stream", fails ? [.. events.Take(events.Count / 2), Event(LlmErrors.Broken(request.Api, 500).Body(isOllamas: false))] : [.. events, Done], Streams: true);

        JsonObject Chunk(JsonObject delta, string? finish)
        {
            var chunk = Envelope("chat.completion.chunk", id, at, request);
            chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish });
            return chunk;
        }
    }

    private static JsonObject Envelope(string kind, string id, long at, LlmRequest request) => new()
    {
        ["id"] = id,
        ["object"] = kind,
        ["created"] = at,
        ["model"] = request.Model.Name,
        ["system_fingerprint"] = "fp_simulated",
    };

    private static JsonObject Usage((int Prompt, int Answer) usage) => new()
    {
        ["prompt_tokens"] = usage.Prompt,
        ["completion_tokens"] = usage.Answer,
        ["total_tokens"] = usage.Prompt + usage.Answer,
    };

    private static string Event(JsonObject data) => $"data: {LlmReply.Line(data)}\n\n";
}
