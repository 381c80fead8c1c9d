using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>A choice's value is text or a number.</summary>
internal sealed class CommandChoiceJson : JsonConverter<CommandChoice>
{
    public override CommandChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var name = json.RootElement.GetProperty("name").GetString() ?? "";
        var value = json.RootElement.GetProperty("value");
        if (value.ValueKind != JsonValueKind.Number)
            return new(name, value.ToString());
        return value.TryGetInt64(out var whole) ? new(name, whole) : new(name, value.GetDouble());
    }

    public override void Write(Utf8JsonWriter writer, CommandChoice value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("name", value.Name);
        if (value.Value is string text)
            writer.WriteString("value", text);
        else if (value.Value is long whole)
            writer.WriteNumber("value", whole);
        else
            writer.WriteNumber("value", (double)value.Value);
        writer.WriteEndObject();
    }
}
