using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>A 64-bit number or at most 25 characters.</summary>
internal sealed record NonceShape : Shape
{
    protected override void CheckValue(JsonNode value, string path, BodyErrors errors)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String when value.GetValue<string>().Length > 25:
                errors.Add(path, "NONCE_TYPE_TOO_LONG", "Nonce must be less than or equal to 25 characters.");
                break;
            case JsonValueKind.String:
            case JsonValueKind.Number when long.TryParse(value.ToJsonString(), out _):
                break;
            default:
                errors.Add(path, "NONCE_TYPE_CONVERT", "Nonce is neither a string nor a 64-bit number.");
                break;
        }
    }
}
