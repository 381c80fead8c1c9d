using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>Null leaves a property out of an edit, so the empty text stands for Discord's null: take it away.</summary>
internal sealed class EmptyIsNullJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value.Length == 0)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value);
    }
}
