using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>A nonce comes back as it was sent: as text or as a number.</summary>
internal sealed class TextOrNumberJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
