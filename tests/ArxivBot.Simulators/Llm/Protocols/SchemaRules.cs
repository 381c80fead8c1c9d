using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>What OpenAI asks of a <c>response_format</c>.</summary>
internal static class SchemaRules
{
    /// <exception cref="LlmError">The format is not one.</exception>
    public static LlmRequest Apply(LlmRequest request, JsonObject format)
    {
        switch (format.Text("type"))
        {
            case "text":
                return request;
            case "json_object" when !request.Messages.Any(message => message.Text.Contains("json", StringComparison.OrdinalIgnoreCase)):
                throw LlmError.Invalid("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "messages");
            case "json_object":
                return request with { WantsJson = true };
            case "json_schema":
                var described = format.Object("json_schema") ?? throw Missing("response_format.json_schema");
                var name = described.Text("name") ?? throw Missing("response_format.json_schema.name");
                var schema = described.Object("schema") ?? throw Missing("response_format.json_schema.schema");
                if (schema["type"] is not JsonValue type || !type.TryGetValue(out string? kind) || kind != "object")
                    throw Wrong(name, "schema must be a JSON Schema of 'type: \"object\"'");
                if (described.Value<bool>("strict") is true)
                    CheckStrict(name, schema);
                return request with { WantsJson = true, Schema = schema.DeepClone() };
            case var other:
                throw LlmError.Invalid($"Invalid value: '{other}'. Supported values are: 'json_object', 'json_schema', and 'text'.", "response_format.type", "invalid_value");
        }
    }

    private static void CheckStrict(string name, JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                CheckStrict(name, item);
        }

        if (node is not JsonObject schema)
            return;
        if (schema["properties"] is JsonObject properties)
        {
            if (schema["additionalProperties"]?.ToJsonString() != "false")
                throw Wrong(name, "'additionalProperties' is required to be supplied and to be false.");
            var required = (schema["required"] as JsonArray)?.Select(item => item?.ToString()).ToHashSet() ?? [];
            if (properties.Select(property => property.Key).FirstOrDefault(key => !required.Contains(key)) is { } optional)
                throw Wrong(name, $"'required' is required to be supplied and to be an array including every key in properties. Missing '{optional}'.");
        }

        foreach (var (_, child) in schema)
            CheckStrict(name, child);
    }

    private static LlmError Missing(string param) => LlmError.Invalid($"Missing required parameter: '{param}'.", param, "missing_required_parameter");

    private static LlmError Wrong(string name, string what) => LlmError.Invalid($"Invalid schema for response_format '{name}': In context=(), {what}", "response_format");
}
