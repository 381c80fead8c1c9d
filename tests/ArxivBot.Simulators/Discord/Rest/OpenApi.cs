using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Discord's own description of its REST interface, to check bodies and answers against. Compiled once for a process.</summary>
internal sealed class OpenApi
{
    private const string Address = "https://discord.test/openapi";
    private static readonly ConcurrentDictionary<string, Lazy<OpenApi>> Loaded = new();
    private static readonly EvaluationOptions Quick = new() { OutputFormat = OutputFormat.Flag };
    private static readonly EvaluationOptions Thorough = new() { OutputFormat = OutputFormat.List };

    private readonly Dictionary<string, JsonSchema> _schemas = [];

    private OpenApi(string path)
    {
        var document = JsonNode.Parse(File.ReadAllText(path).Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!.AsObject();
        var schemas = document["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var (_, schema) in schemas)
            AllowTextPermissions(schema!);
        var names = new List<(string Key, string Name)>();
        foreach (var (key, schema) in Operations(document["paths"]!.AsObject()))
        {
            names.Add((key, $"operation{names.Count}"));
            schemas[names[^1].Name] = schema.DeepClone();
        }

        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        var whole = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = Address, ["$defs"] = schemas };
        JsonSchema.FromText(whole.ToJsonString(), options);
        foreach (var (key, name) in names)
            _schemas[key] = JsonSchema.FromText($$"""{"$ref":"{{Address}}#/$defs/{{name}}"}""", options);
    }

    public static OpenApi Load(string path) => Loaded.GetOrAdd(path, given => new Lazy<OpenApi>(() => new OpenApi(given))).Value;

    /// <returns>Where in the body and what; null when it is as described, or not described.</returns>
    public (string Path, string Problem)? ProblemOfBody(string method, string template, JsonNode body) => Problem($"{method} {template}", body);

    public string? ProblemOfReply(string method, string template, DiscordAnswer answer) =>
        answer.Status < 300 && answer.Json is { } json && Problem($"{method} {template} {answer.Status}", json) is var (path, problem)
            ? $"{path} {problem} in {json.ToJsonString()}"
            : null;

    private (string Path, string Problem)? Problem(string key, JsonNode json)
    {
        if (!_schemas.TryGetValue(key, out var schema))
            return null;
        var element = JsonSerializer.SerializeToElement(json);
        if (schema.Evaluate(element, Quick).IsValid)
            return null;
        // Of the branches of a union that do not fit, the one that got deepest was meant.
        var errors = (schema.Evaluate(element, Thorough).Details ?? [])
            .SelectMany(detail => (detail.Errors ?? new Dictionary<string, string>()).Select(error => (Path: detail.InstanceLocation.ToString(), error.Value)))
            .OrderByDescending(error => error.Path.Count(c => c is '/'))
            .ToList();
        return errors is [var first, ..] ? first : ("", "is not as described");
    }

    private static IEnumerable<(string Key, JsonNode Schema)> Operations(JsonObject paths)
    {
        foreach (var (path, methods) in paths)
        {
            foreach (var (method, operation) in methods!.AsObject().Where(pair => pair.Value is JsonObject value && value.ContainsKey("responses")))
            {
                var name = $"{method.ToUpperInvariant()} {path}";
                if (Schema(operation!["requestBody"]) is { } body)
                    yield return (name, body);
                foreach (var (status, response) in operation["responses"]!.AsObject())
                {
                    if (Schema(response) is { } schema)
                        yield return ($"{name} {status}", schema);
                }
            }
        }
    }

    private static JsonNode? Schema(JsonNode? holder) => holder?["content"]?["application/json"]?["schema"];

    // Described as a number alone, and documented, answered and taken as decimal text.
    private static void AllowTextPermissions(JsonNode schema)
    {
        if (schema["properties"]?["default_member_permissions"] is not JsonObject permissions || permissions["type"] is not JsonArray types)
            return;
        if (!types.Any(type => type!.GetValue<string>() == "string"))
            types.Add("string");
    }
}
