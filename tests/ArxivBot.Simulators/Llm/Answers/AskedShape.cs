using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>The shape that instructions describe by a JSON schema or an example of it.</summary>
internal static class AskedShape
{
    private const int FewestMembers = 1;

    /// <returns>A schema; null when the instructions hold no JSON object.</returns>
    public static JsonNode? Find(string instructions)
    {
        for (var start = instructions.IndexOf('{', StringComparison.Ordinal); start >= 0; start = instructions.IndexOf('{', start + 1))
        {
            if (Read(instructions[start..]) is { Count: >= FewestMembers } found)
                return found["properties"] is JsonObject ? found : Schema(found);
        }

        return null;
    }

    private static JsonObject? Read(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return JsonNode.Parse(ref reader) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // a brace that begins something else
        }
    }

    private static JsonObject Schema(JsonNode? example) => example switch
    {
        JsonObject members => new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Schema(member.Value)))),
        },
        JsonArray items => new JsonObject { ["type"] = "array", ["items"] = Schema(items.FirstOrDefault() ?? "") },
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => new JsonObject { ["type"] = "integer" },
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => new JsonObject { ["type"] = "boolean" },
        _ => new JsonObject { ["type"] = "string" },
    };
}
