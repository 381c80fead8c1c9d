using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>Reads what <c>chat/completions</c> is asked, as strictly as OpenAI does.</summary>
internal sealed class OpenAiReader(LlmSimulatorOptions options, FileStore files)
{
    private const string FileScheme = "fileid://";

    private const int MostFiles = 100;

    private static readonly string[] Roles = ["system", "assistant", "user", "function", "tool", "developer"];

    private static readonly HashSet<string> Known =
    [
        "model", "messages", "stream", "stream_options", "response_format", "max_tokens", "max_completion_tokens", "temperature", "top_p", "seed",
        "stop", "n", "user", "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs", "logit_bias", "tools", "tool_choice",
        "parallel_tool_calls", "reasoning_effort", "store", "metadata", "service_tier", "modalities", "verbosity", "prompt_cache_key",
        "safety_identifier", "enable_thinking", "enable_search", "incremental_output", "top_k", "repetition_penalty",
    ];

    /// <exception cref="LlmError">The body is not a request.</exception>
    public LlmRequest Read(LlmApi api, LlmBody source)
    {
        if (source.Json is not { } body)
        {
            throw LlmError.Invalid(
                "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. " +
                $"The OpenAI API expects a JSON payload, but what was sent was not valid JSON: {source.Problem}.)");
        }

        if (body.Select(member => member.Key).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
            throw LlmError.Invalid($"Unrecognized request argument supplied: {unknown}");
        var name = body.Text("model") ?? throw LlmError.Invalid("you must provide a model parameter");
        var model = options.Models.FirstOrDefault(model => model.Name == name) ?? throw LlmErrors.UnknownModel(api, name);
        var messages = Messages(api, body, model);
        var format = body.Object("response_format");
        var request = new LlmRequest(api, model, messages)
        {
            MaximumTokens = Limit(body, "max_completion_tokens") ?? Limit(body, "max_tokens"),
            Streams = body.Value<bool>("stream") ?? false,
            IncludesUsage = body.Object("stream_options")?.Value<bool>("include_usage") ?? false,
        };
        if (api is LlmApi.DashScope && ReadsFiles(model) && format?.Text("type") == "json_schema")
            throw LlmError.Invalid("Unknown format of response_format, response_format should be a dict, includes 'type' and an optional key 'json_schema'. The response_format type from user is json_schema.", code: "invalid_parameter_error");
        if (body["stream_options"] is not null && !request.Streams)
            throw LlmError.Invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        return format is null ? request : SchemaRules.Apply(request, format);
    }

    private static int? Limit(JsonObject body, string name) => body.Value<int>(name) is { } limit
        ? limit >= 1 ? limit : throw LlmError.Invalid($"Invalid '{name}': integer below minimum value. Expected a value >= 1, but got {limit} instead.", name, "integer_below_min_value")
        : null;

    private static bool ReadsFiles(LlmModel model) => model.Name.StartsWith("qwen-long", StringComparison.Ordinal) || model.Name.StartsWith("qwen-doc", StringComparison.Ordinal);

    private IReadOnlyList<LlmMessage> Messages(LlmApi api, JsonObject body, LlmModel model)
    {
        switch (body["messages"])
        {
            case null:
                throw LlmError.Invalid("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
            case JsonArray { Count: 0 }:
                throw LlmError.Invalid("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array");
            case JsonArray messages:
                return [.. messages.Select((message, index) => Message(api, model, message, $"messages[{index}]"))];
            default:
                throw LlmError.Invalid("Invalid type for 'messages': expected an array of objects.", "messages", "invalid_type");
        }
    }

    private LlmMessage Message(LlmApi api, LlmModel model, JsonNode? node, string where)
    {
        if (node is not JsonObject message)
            throw LlmError.Invalid($"Invalid type for '{where}': expected an object.", where, "invalid_type");
        var role = message.Text("role") ?? throw LlmError.Invalid($"Missing required parameter: '{where}.role'.", $"{where}.role", "missing_required_parameter");
        if (!Roles.Contains(role))
            throw LlmError.Invalid($"Invalid value: '{role}'. Supported values are: {string.Join(", ", Roles.Select(r => $"'{r}'"))}.", $"{where}.role", "invalid_value");
        return message["content"] switch
        {
            // Other models take the scheme for a word.
            JsonValue value when value.TryGetValue(out string? text) => api is LlmApi.DashScope && role == "system" && ReadsFiles(model) && text.StartsWith(FileScheme, StringComparison.Ordinal)
                ? Files(api, role, text.Split(',').Select(id => id.Trim()).Select(id => id.StartsWith(FileScheme, StringComparison.Ordinal) ? id[FileScheme.Length..] : id))
                : new LlmMessage(role, text),
            JsonArray when api is LlmApi.DashScope && model.Name.StartsWith("qwen-long", StringComparison.Ordinal) =>
                throw LlmError.Invalid($"Input error. Input should be a valid string: input.{where}.content", code: "invalid_parameter_error"),
            JsonArray parts => Parts(api, role, parts, where),
            null when role == "assistant" => new LlmMessage(role, ""),
            _ => throw LlmError.Invalid($"Invalid type for '{where}.content': expected one of a string or array of objects.", $"{where}.content", "invalid_type"),
        };
    }

    private LlmMessage Files(LlmApi api, string role, IEnumerable<string> ids)
    {
        IReadOnlyList<string> named = [.. ids];
        if (api is LlmApi.DashScope && named.Count > MostFiles)
            throw LlmError.Invalid("Too many files provided.", code: "invalid_parameter_error");
        return new LlmMessage(role, string.Join('\n', named.Select(id => files.Text(id) ?? throw LlmErrors.UnknownFile(api, id)))) { FileIds = named };
    }

    private LlmMessage Parts(LlmApi api, string role, JsonArray parts, string where)
    {
        var read = parts.Select((part, index) => (part as JsonObject)?.Text("type") switch
        {
            "text" => new LlmMessage(role, ((JsonObject)part!).Text("text") ?? ""),
            "file" when part!["file"]?["file_id"]?.GetValue<string>() is { } id => Files(api, role, [id]),
            var type => throw LlmError.Invalid($"Invalid value: '{type}'. Supported values are: 'text' and 'file'.", $"{where}.content[{index}].type", "invalid_value"),
        }).ToList();
        return new LlmMessage(role, string.Join('\n', read.Select(part => part.Text))) { FileIds = [.. read.SelectMany(part => part.FileIds)] };
    }
}
