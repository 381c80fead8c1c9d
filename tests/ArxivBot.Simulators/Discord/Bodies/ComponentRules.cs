using System.Text.Json.Nodes;
using static ArxivBot.Simulators.Discord.Bodies.ComponentShapes;

namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>What holds between the components of one message.</summary>
internal static class ComponentRules
{
    private const int MostRows = 5, MostTogether = 40, LongestText = 4_000;

    /// <param name="second">Whether the message has the flag of components version 2.</param>
    public static void Check(JsonArray components, string path, bool second, BodyErrors errors)
    {
        var all = Nested(components, path).ToList();
        if (second && all.Count > MostTogether)
            errors.Add(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", $"A message has at most {MostTogether} components, nested ones included.");
        if (!second && components.Count > MostRows)
            errors.Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {MostRows} in length.");
        if (all.Where(c => Type(c.Value) == TextDisplay).Sum(c => Text(c.Value, "content")?.Length ?? 0) > LongestText)
            errors.Add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", $"Component displayable text size exceeds maximum size of {LongestText}");
        for (var index = 0; index < components.Count && !second; index++)
        {
            if (Type(components[index]) is not ActionRow)
                errors.Add($"{path}/{index}/type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (value, at) in all)
            CheckOne(value, at, known, errors);
    }

    private static void CheckOne(JsonObject component, string path, HashSet<string> known, BodyErrors errors)
    {
        if (Text(component, "custom_id") is { } id && !known.Add(id))
            errors.Add($"{path}/custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        switch (Type(component))
        {
            case ActionRow when (component["components"] as JsonArray ?? []) is { Count: > 1 } row && row.Any(child => Type(child) is not Button):
                errors.Add($"{path}/components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
                break;
            case Button:
                CheckButton(component, path, errors);
                break;
            case StringSelect:
                CheckOptions(component["options"] as JsonArray ?? [], path, errors);
                break;
        }
    }

    private static void CheckButton(JsonObject button, string path, BodyErrors errors)
    {
        var (style, id, url) = (button["style"] is JsonValue given && given.TryGetValue(out int number) ? number : 0, button["custom_id"], button["url"]);
        var (required, excluded) = style switch { 5 => ("url", "custom_id"), 6 => ("sku_id", "custom_id"), _ => ("custom_id", "url") };
        if (button[required] is null)
            errors.Add($"{path}/{required}", "BASE_TYPE_REQUIRED", "This field is required");
        if (id is not null && url is not null)
            errors.Add($"{path}/custom_id", "COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", "A custom id and url cannot both be specified");
        else if (button[excluded] is not null)
            errors.Add($"{path}/{excluded}", "BUTTON_COMPONENT_INVALID_FIELD", $"A button of style {style} has no {excluded}");
        if (style is not 6 && string.IsNullOrEmpty(Text(button, "label")) && button["emoji"] is null)
            errors.Add($"{path}/label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button has a label or an emoji");
    }

    private static void CheckOptions(JsonArray options, string path, BodyErrors errors)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < options.Count; index++)
        {
            if (options[index] is JsonObject option && Text(option, "value") is { } value && !known.Add(value))
                errors.Add($"{path}/options/{index}/value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
    }

    private static IEnumerable<(JsonObject Value, string Path)> Nested(JsonArray components, string path)
    {
        for (var index = 0; index < components.Count; index++)
        {
            if (components[index] is not JsonObject component)
                continue;
            yield return (component, $"{path}/{index}");
            foreach (var child in Nested(component["components"] as JsonArray ?? [], $"{path}/{index}/components"))
                yield return child;
            if (component["accessory"] is JsonObject accessory)
                yield return (accessory, $"{path}/{index}/accessory");
        }
    }

    private static int Type(JsonNode? component) => component?["type"] is JsonValue type && type.TryGetValue(out int number) ? number : 0;

    private static string? Text(JsonObject component, string name) =>
        component[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
