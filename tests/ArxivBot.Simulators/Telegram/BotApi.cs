using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram;

/// <summary>A description of the Bot API: which methods there are, and which parameters they take and need.</summary>
internal sealed class BotApi
{
    private const string List = "Array of ";

    private readonly Dictionary<string, (HashSet<string> Known, HashSet<string> Needed)> _methods = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<string>> _returns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, Field>> _types = new(StringComparer.Ordinal);

    public static BotApi Load(string path)
    {
        var api = new BotApi();
        var description = JsonNode.Parse(File.ReadAllText(path))!;
        foreach (var (name, type) in description["types"]!.AsObject())
        {
            if (type!["fields"] is JsonArray fields)
                api._types[name] = fields.ToDictionary(f => f!["name"]!.GetValue<string>(), f => new Field(Texts(f!["types"]), f!["required"]!.GetValue<bool>()));
        }

        foreach (var (name, method) in description["methods"]!.AsObject())
        {
            api._returns[name] = Texts(method!["returns"]);
            var fields = method!["fields"]?.AsArray().Select(field => field!.AsObject()).ToList() ?? [];
            api._methods[name] = (
                [.. fields.Select(field => field["name"]!.GetValue<string>())],
                [.. fields.Where(field => field["required"]!.GetValue<bool>()).Select(field => field["name"]!.GetValue<string>())]);
        }

        return api;
    }

    /// <returns>What is wrong with a call; null when nothing is.</returns>
    public string? ProblemOf(string method, JsonObject call)
    {
        if (!_methods.TryGetValue(method, out var known))
            return $"there is no method {method}";
        if (call.Select(parameter => parameter.Key).FirstOrDefault(name => !known.Known.Contains(name)) is { } unknown)
            return $"{method} has no parameter {unknown}";
        return known.Needed.FirstOrDefault(name => call[name] is null) is { } missing ? $"{method} needs {missing}" : null;
    }

    /// <returns>What is wrong with an answer; null when nothing is.</returns>
    public string? ProblemOfReply(string method, JsonNode? result) => Problem(method, _returns.GetValueOrDefault(method) ?? [], result);

    private string? Problem(string where, IReadOnlyList<string> types, JsonNode? value)
    {
        // A type of which there are several kinds has no fields of its own: any kind will do.
        var problems = types.Select(type => Problem(where, type, value)).ToList();
        return problems.Count == 0 || problems.Contains(null) ? null : problems[0];
    }

    private string? Problem(string where, string type, JsonNode? value) => type switch
    {
        _ when value is null => $"{where} is missing",
        _ when type.StartsWith(List, StringComparison.Ordinal) => value is JsonArray items
            ? items.Select((item, at) => Problem($"{where}[{at}]", type[List.Length..], item)).FirstOrDefault(problem => problem is not null)
            : $"{where} is no list",
        "Integer" or "Float" => value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? null : $"{where} is no number",
        "String" => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? null : $"{where} is no text",
        "True" or "Boolean" => value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? null : $"{where} is neither true nor false",
        _ => _types.TryGetValue(type, out var fields) ? ProblemOfObject(where, fields, value) : null,
    };

    private string? ProblemOfObject(string where, Dictionary<string, Field> fields, JsonNode value)
    {
        if (value is not JsonObject told)
            return $"{where} is no object";
        if (told.Select(field => field.Key).FirstOrDefault(name => !fields.ContainsKey(name)) is { } unknown)
            return $"{where} has no field {unknown}";
        return fields.Where(field => field.Value.IsRequired || told.ContainsKey(field.Key))
            .Select(field => Problem($"{where}.{field.Key}", field.Value.Types, told[field.Key])).FirstOrDefault(problem => problem is not null);
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(text => text!.GetValue<string>())];

    private sealed record Field(IReadOnlyList<string> Types, bool IsRequired);
}
