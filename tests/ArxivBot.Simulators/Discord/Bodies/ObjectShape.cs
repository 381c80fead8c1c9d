using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord.Bodies;

internal sealed record Field(string Name, Shape Shape, bool IsRequired = false);

internal sealed record ObjectShape(params Field[] Fields) : Shape
{
    /// <summary>The body itself, which may not be null.</summary>
    public BodyErrors CheckBody(JsonNode? body)
    {
        var errors = new BodyErrors();
        CheckValue(body ?? new JsonObject(), "", errors);
        return errors;
    }

    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value is not JsonObject members)
        {
            errors.Add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return;
        }

        foreach (var field in Fields)
        {
            if (field.IsRequired && members[field.Name] is null)
                errors.Add($"{path}/{field.Name}", "BASE_TYPE_REQUIRED", "This field is required");
            field.Shape.Check(members[field.Name], $"{path}/{field.Name}", errors);
        }

        foreach (var (name, _) in members)
        {
            if (!Fields.Any(field => field.Name == name))
                errors.Add($"{path}/{name}", "UNKNOWN_FIELD", $"Discord knows no field \"{name}\" here and would ignore it.");
        }
    }
}

/// <summary>An object whose <c>type</c> says which of several it is.</summary>
/// <param name="OfType">Looked up when it is needed, for components and options hold each other.</param>
internal sealed record UnionShape(Func<int, Shape?> OfType, string Known) : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value is not JsonObject members)
            errors.Add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        else if (members["type"] is not JsonValue type || !type.TryGetValue(out int number) || OfType(number) is not { } shape)
            errors.Add($"{path}/type", "UNION_TYPE_CHOICES", $"Value of field \"type\" must be one of ({Known}).");
        else
            shape.Check(members, path, errors);
    }
}
