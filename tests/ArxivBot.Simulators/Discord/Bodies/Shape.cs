using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>
/// What a JSON value must look like. Null passes for left out, as at Discord; a member that no shape names is refused, which Discord does
/// not do: there a misspelt field is lost without a word.
/// </summary>
internal abstract record Shape
{
    public void Check(JsonNode? value, string path, BodyErrors errors)
    {
        if (value is not null)
            CheckValue(value, path, errors);
    }

    protected abstract void CheckValue(JsonNode value, string path, BodyErrors errors);
}

/// <param name="Longest">In UTF-16 units, the strictest of the readings there are of Discord's "characters".</param>
internal sealed record TextShape(int Longest, int Shortest = 0, Regex? Pattern = null) : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value.GetValueKind() is not JsonValueKind.String)
            errors.Add(path, "STRING_TYPE_CONVERT", $"Could not interpret \"{value.ToJsonString()}\" as string.");
        else if (value.GetValue<string>() is var text && text.Length > Longest && Shortest == 0)
            errors.Add(path, "BASE_TYPE_MAX_LENGTH", $"Must be {Longest} or fewer in length.");
        else if (text.Trim().Length < Shortest || text.Length > Longest)
            errors.Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {Shortest} and {Longest} in length.");
        else if (Pattern?.IsMatch(text) is false)
            errors.Add(path, "STRING_TYPE_REGEX", "String value did not match validation regex.");
    }
}

internal sealed record UrlShape(int Longest, params string[] Schemes) : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value.GetValueKind() is not JsonValueKind.String || !Uri.TryCreate(value.GetValue<string>(), UriKind.Absolute, out var url))
            errors.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        else if (!Schemes.Contains(url.Scheme))
            errors.Add(path, "URL_TYPE_INVALID_SCHEME", $"Scheme \"{url.Scheme}\" is not supported. Scheme must be one of ('{string.Join("', '", Schemes)}').");
        else if (value.GetValue<string>().Length > Longest)
            errors.Add(path, "BASE_TYPE_MAX_LENGTH", $"Must be {Longest} or fewer in length.");
    }
}

internal sealed record WholeShape(long Least, long Most) : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value.GetValueKind() is not JsonValueKind.Number || !long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            errors.Add(path, "NUMBER_TYPE_COERCE", $"Value \"{value.ToJsonString()}\" is not int.");
        else if (number < Least)
            errors.Add(path, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {Least}.");
        else if (number > Most)
            errors.Add(path, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {Most}.");
    }
}

internal sealed record NumberShape : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value.GetValueKind() is not JsonValueKind.Number)
            errors.Add(path, "NUMBER_TYPE_COERCE", $"Value \"{value.ToJsonString()}\" is not number.");
    }
}

internal sealed record ChoiceShape(params string[] Values) : Shape
{
    public ChoiceShape(params IEnumerable<int> values)
        : this([.. values.Select(value => value.ToString(CultureInfo.InvariantCulture))])
    {
    }

    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        var given = value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        if (value is JsonObject or JsonArray || !Values.Contains(given))
            errors.Add(path, "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", Values)}}}.");
    }
}

internal sealed record FlagShape : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            errors.Add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
    }
}

internal sealed record IdShape : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        var text = value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        if (Snowflakes.Parse(text) is null)
            errors.Add(path, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");
    }
}

/// <summary>A value that other rules look at.</summary>
internal sealed record AnyShape : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
    }
}

/// <summary>Text by locale.</summary>
internal sealed record LocalizedShape(TextShape Text) : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value is not JsonObject texts)
        {
            errors.Add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType.");
            return;
        }

        foreach (var (locale, text) in texts)
        {
            if (!CommandShapes.Locales.Contains(locale))
                errors.Add($"{path}/{locale}", "ENUM_TYPE_COERCE", $"Value \"{locale}\" is not a valid enum value.");
            Text.Check(text, $"{path}/{locale}", errors);
        }
    }
}

internal sealed record ListShape(Shape Item, int Most, int Least = 0) : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        if (value is not JsonArray list)
        {
            errors.Add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
            return;
        }

        if (list.Count < Least || list.Count > Most)
            errors.Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {Least} and {Most} in length.");
        for (var index = 0; index < list.Count; index++)
            Required(list[index], $"{path}/{index}", errors);
    }

    private void Required(JsonNode? item, string path, BodyErrors errors)
    {
        if (item is null)
            errors.Add(path, "BASE_TYPE_REQUIRED", "This field is required");
        Item.Check(item, path, errors);
    }
}
