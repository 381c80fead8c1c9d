using System.Text.Json;
using System.Text.Json.Nodes;
using static ArxivBot.Simulators.Discord.Bodies.CommandShapes;

namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>What holds between the parts of a command.</summary>
internal static class CommandRules
{
    private const int LongestTogether = 8_000;

    public static int Type(JsonNode? node) => node?["type"] is JsonValue type && type.TryGetValue(out int number) ? number : 1;

    public static void CheckAll(JsonArray commands, BodyErrors errors)
    {
        var names = new HashSet<(int, string)>();
        for (var index = 0; index < commands.Count; index++)
        {
            var command = (JsonObject)commands[index]!;
            Check(command, $"{index}", errors);
            if (!names.Add((Type(command), command["name"]!.GetValue<string>())))
                errors.Add($"{index}", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
    }

    public static void Check(JsonObject command, string path, BodyErrors errors)
    {
        if (Type(command) is 1)
        {
            var name = command["name"]!.GetValue<string>();
            if (!IsName(name) || HasUpperCase(name))
                errors.Add($"{path}/name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            if (string.IsNullOrWhiteSpace(command["description"]?.GetValue<string>()))
                errors.Add($"{path}/description", "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (command["options"] is JsonArray { Count: > 0 } || !string.IsNullOrEmpty(command["description"]?.GetValue<string>()))
        {
            errors.Add(path, "APPLICATION_COMMAND_CONTEXT_MENU", "Context menu commands have no options and no description");
        }

        if (Length(command) > LongestTogether)
            errors.Add(path, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({LongestTogether})");
        CheckOptions(command, path, depth: 0, errors);
    }

    private static void CheckOptions(JsonObject owner, string path, int depth, BodyErrors errors)
    {
        if (owner["options"] is not JsonArray options)
            return;
        var (names, optional, nested) = (new HashSet<string>(StringComparer.Ordinal), false, options.Count(o => Type(o) <= SubCommandGroup));
        if (nested > 0 && nested < options.Count)
            errors.Add($"{path}/options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
        for (var index = 0; index < options.Count; index++)
        {
            var (option, at) = ((JsonObject)options[index]!, $"{path}/options/{index}");
            var name = option["name"]!.GetValue<string>();
            if (HasUpperCase(name))
                errors.Add($"{at}/name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            if (!names.Add(name))
                errors.Add($"{at}/name", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique");
            var isRequired = option["required"]?.GetValue<bool>() is true;
            if (isRequired && optional)
                errors.Add($"{path}/options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            optional |= !isRequired && Type(option) > SubCommandGroup;
            if (Type(option) == SubCommandGroup ? depth > 0 : Type(option) == SubCommand && depth > 1)
                errors.Add($"{at}/type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Commands nest no deeper than command, group, sub-command");
            CheckChoices(option, at, errors);
            if (Type(option) <= SubCommandGroup)
                CheckOptions(option, at, Type(option) == SubCommandGroup ? 1 : 2, errors);
        }
    }

    private static void CheckChoices(JsonObject option, string path, BodyErrors errors)
    {
        if (option["choices"] is not JsonArray choices)
            return;
        if (choices.Count > 0 && option["autocomplete"]?.GetValue<bool>() is true)
            errors.Add($"{path}/autocomplete", "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "Autocomplete and choices are mutually exclusive");
        CheckValues(choices, $"{path}/choices", Type(option) == Text, errors);
    }

    /// <param name="texts">Whether the values are texts rather than numbers.</param>
    public static void CheckValues(JsonArray choices, string path, bool texts, BodyErrors errors)
    {
        for (var index = 0; index < choices.Count; index++)
        {
            var value = choices[index]!["value"]!;
            if (value.GetValueKind() != (texts ? JsonValueKind.String : JsonValueKind.Number))
                errors.Add($"{path}/{index}/value", texts ? "STRING_TYPE_CONVERT" : "NUMBER_TYPE_COERCE", "The value is not of the option's type.");
            else if (texts && value.GetValue<string>().Length is 0 or > 100)
                errors.Add($"{path}/{index}/value", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        }
    }

    // Upper case is refused where there is a lower case.
    private static bool HasUpperCase(string name) => name.Any(char.IsUpper);

    // Name, description and value of a command, its options and choices; of several languages the longest counts.
    private static int Length(JsonObject node)
    {
        var own = Longest(node, "name") + Longest(node, "description");
        var value = node["value"] is JsonValue text && text.TryGetValue(out string? content) ? content.Length : 0;
        return own + value + Parts(node, "options") + Parts(node, "choices");
    }

    private static int Parts(JsonObject node, string list) => (node[list] as JsonArray ?? []).OfType<JsonObject>().Sum(Length);

    private static int Longest(JsonObject node, string name) => (node[$"{name}_localizations"] as JsonObject ?? [])
        .Select(pair => pair.Value?.GetValue<string>().Length ?? 0)
        .Append(node[name]?.GetValue<string>().Length ?? 0)
        .Max();
}
