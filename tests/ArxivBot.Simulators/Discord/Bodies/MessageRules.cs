using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>What holds between the parts of a message.</summary>
internal static class MessageRules
{
    public const int SuppressEmbeds = 1 << 2, Ephemeral = 1 << 6, SuppressNotifications = 1 << 12, ComponentsV2 = 1 << 15;
    private const int EmbedSum = 6_000;

    private static readonly string[] Legacy = ["content", "embeds", "sticker_ids", "poll"];

    public static int Flags(JsonObject message) => message["flags"]?.GetValue<int>() ?? 0;

    public static bool Has(JsonObject message, string list) => message[list] is JsonArray { Count: > 0 };

    public static bool IsEmpty(JsonObject message, int files) =>
        files == 0 && string.IsNullOrWhiteSpace(message["content"]?.GetValue<string>()) && !Has(message, "components") && !Has(message, "sticker_ids")
        && (message["embeds"] as JsonArray ?? []).All(embed => embed is JsonObject { Count: 0 });

    /// <param name="path">Of the message in the body.</param>
    /// <param name="flags">Those that may be set here.</param>
    /// <param name="before">The flags that an edited message has.</param>
    public static void Check(JsonObject message, string path, int flags, BodyErrors errors, int before = 0)
    {
        if ((Flags(message) & ~flags) is not 0 and var others)
            errors.Add($"{path}/flags", "MESSAGE_FLAGS_INVALID", $"Flags {others} cannot be set here.");
        CheckMentions(message, path, errors);
        CheckEmbeds(message["embeds"] as JsonArray ?? [], path, errors);
        var second = ((Flags(message) | before) & ComponentsV2) != 0;
        foreach (var name in Legacy.Where(name => second && IsSet(message[name])))
        {
            errors.Add(
                $"{path}/{name}",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                $"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        if (message["components"] is JsonArray components)
            ComponentRules.Check(components, $"{path}/components", second, errors);
    }

    private static bool IsSet(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } => false,
        JsonValue text when text.TryGetValue(out string? content) => content.Length > 0,
        _ => true,
    };

    private static void CheckMentions(JsonObject message, string path, BodyErrors errors)
    {
        if (message["allowed_mentions"] is not JsonObject mentions || mentions["parse"] is not JsonArray parse)
            return;
        foreach (var name in (string[])["users", "roles"])
        {
            if (parse.Any(kind => kind?.GetValue<string>() == name) && Has(mentions, name))
            {
                errors.Add(
                    $"{path}/allowed_mentions",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    $"parse:[\"{name}\"] and {name}: [ids...] are mutually exclusive.");
            }
        }
    }

    private static void CheckEmbeds(JsonArray embeds, string path, BodyErrors errors)
    {
        if (embeds.Sum(Size) > EmbedSum)
            errors.Add($"{path}/embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {EmbedSum}");
        for (var index = 0; index < embeds.Count; index++)
        {
            if (embeds[index]?["timestamp"]?.GetValue<string>() is { } time && !DateTimeOffset.TryParse(time, out _))
                errors.Add($"{path}/embeds/{index}/timestamp", "DATETIME_TYPE_PARSE", $"Could not parse {time}. Should be ISO8601.");
        }
    }

    private static int Size(JsonNode? embed) =>
        Length(embed?["title"]) + Length(embed?["description"]) + Length(embed?["footer"]?["text"]) + Length(embed?["author"]?["name"])
        + (embed?["fields"] as JsonArray ?? []).Sum(field => Length(field?["name"]) + Length(field?["value"]));

    // White space around a text is cut off and not counted.
    private static int Length(JsonNode? text) => text?.GetValue<string>().Trim().Length ?? 0;
}
