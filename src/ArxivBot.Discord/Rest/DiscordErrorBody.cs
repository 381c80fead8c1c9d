using System.Net;
using System.Text.Json;

namespace ArxivBot.Discord;

/// <summary>Reads Discord's error bodies; anything else, as Cloudflare's pages, gives an error without a code.</summary>
internal static class DiscordErrorBody
{
    public static DiscordError Read(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        using var json = Object(body);
        if (json is null)
            return new(status, 0, status.ToString(), new Dictionary<string, string>());

        var root = json.RootElement;
        var fields = new Dictionary<string, string>();
        if (root.TryGetProperty("errors", out var errors))
            Collect(errors, "", fields);
        return new(status, Number(root, "code"), Text(root, "message") ?? status.ToString(), fields);
    }

    /// <summary>The body if it is a JSON object.</summary>
    public static JsonDocument? Object(ReadOnlyMemory<byte> body)
    {
        try
        {
            var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json;
            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Collect(JsonElement at, string path, Dictionary<string, string> fields)
    {
        if (at.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in at.EnumerateObject())
        {
            if (property.NameEquals("_errors") && property.Value.ValueKind == JsonValueKind.Array)
                fields[path] = string.Join(" ", property.Value.EnumerateArray().Select(error => Text(error, "message") ?? Text(error, "code")));
            else
                Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", fields);
        }
    }

    private static string? Text(JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static int Number(JsonElement at, string name) =>
        at.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
