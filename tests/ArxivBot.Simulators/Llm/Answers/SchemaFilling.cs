using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>Fills a JSON schema with sentences, property by property in the schema's order.</summary>
internal sealed class SchemaFilling
{
    private const int Items = 3;
    private const int Deepest = 16;

    private readonly JsonNode _root;
    private readonly Func<IReadOnlyList<string>, string> _sentence;

    private SchemaFilling(JsonNode root, Func<IReadOnlyList<string>, string> sentence) => (_root, _sentence) = (root, sentence);

    /// <param name="sentence">Given words that the property's name has.</param>
    public static JsonNode? Fill(JsonNode schema, Func<IReadOnlyList<string>, string> sentence) => new SchemaFilling(schema, sentence).Value(schema, "", 0);

    private JsonNode? Value(JsonNode? node, string name, int depth)
    {
        if (node is not JsonObject schema || depth > Deepest)
            return null;
        if (schema["$ref"] is JsonValue reference)
            return Value(Referred(reference.ToString()), name, depth + 1);
        if (schema["const"] is { } constant)
            return constant.DeepClone();
        if (schema["enum"] is JsonArray { Count: > 0 } values)
            return values[0]?.DeepClone();
        if ((schema["anyOf"] ?? schema["oneOf"]) is JsonArray choices)
            return Value(choices.FirstOrDefault(choice => choice?["type"]?.ToString() != "null"), name, depth + 1);
        return Kind(schema) switch
        {
            "object" => new JsonObject((schema["properties"] as JsonObject ?? []).Select(
                property => KeyValuePair.Create(property.Key, Value(property.Value, property.Key, depth + 1)))),
            "array" => new JsonArray([.. Enumerable.Range(0, Count(schema, depth)).Select(_ => Value(schema["items"], name, depth + 1))]),
            "integer" or "number" => Number(schema, "minimum") is { } least and > 1 ? (int)Math.Ceiling(least) : Number(schema, "maximum") is < 1 ? 0 : 1,
            "boolean" => true,
            "string" => Text(schema, name),
            _ => null,
        };
    }

    private JsonNode? Referred(string reference)
    {
        var node = _root;
        foreach (var step in reference.Split('/').Skip(1))
            node = node is JsonArray array && int.TryParse(step, out var index) ? array[index] : node?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return node;
    }

    private static string? Kind(JsonObject schema) => schema["type"] switch
    {
        JsonArray kinds => kinds.Select(kind => kind?.ToString()).FirstOrDefault(kind => kind != "null"),
        JsonValue kind => kind.ToString(),
        _ => schema["properties"] is null ? null : "object",
    };

    // A schema that refers to itself ends at some depth with arrays that are empty.
    private static int Count(JsonObject schema, int depth) =>
        depth > Deepest / 2 ? 0 : (int)Math.Min(Math.Max(Items, Number(schema, "minItems") ?? 0), Number(schema, "maxItems") ?? int.MaxValue);

    private string Text(JsonObject schema, string name)
    {
        var text = _sentence(Words(name));
        while (text.Length < (Number(schema, "minLength") ?? 0))
            text += " " + _sentence([]);
        return Number(schema, "maxLength") is { } most && text.Length > most ? text[..(int)most] : text;
    }

    // "keyMethods" and "key_methods" look for sentences with "metho" in them; short words say nothing.
    private static IReadOnlyList<string> Words(string name) =>
        [.. string.Concat(name.Select(c => char.IsUpper(c) ? $" {c}" : c is '_' or '-' ? " " : $"{c}")).Split(' ').Where(word => word.Length > 4).Select(word => word[..5])];

    private static double? Number(JsonObject schema, string name) => schema[name]?.GetValueKind() is JsonValueKind.Number ? schema[name]!.GetValue<double>() : null;
}
