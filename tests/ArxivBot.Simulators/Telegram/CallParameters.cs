using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Telegram;

/// <summary>The parameters of a call, however they were sent: in the address, as a form, in parts, as JSON.</summary>
internal sealed class CallParameters
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, byte[] Content)> _files = [];

    public JsonObject Body => new(_values.Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));

    public IEnumerable<string> Names => _values.Keys;

    public static async Task<CallParameters> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var parameters = new CallParameters();
        foreach (var (name, value) in request.Query)
            parameters._values[name] = Guess(value.ToString());
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            foreach (var (name, value) in form)
                parameters._values[name] = Guess(value.ToString());
            foreach (var file in form.Files)
            {
                using var content = new MemoryStream();
                await file.CopyToAsync(content, cancellationToken);
                parameters._files[file.Name] = (file.FileName, content.ToArray());
                // A file is the value itself, or a value refers to it.
                var reference = $"attach://{file.Name}";
                if (!form.Any(field => field.Value == reference))
                    parameters._values[file.Name] = reference;
            }
        }
        else if (request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            try
            {
                if (await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) is JsonObject body)
                {
                    foreach (var (name, value) in body)
                        parameters._values[name] = value?.DeepClone();
                }
            }
            catch (JsonException)
            {
                throw TelegramError.BadRequest("can't parse JSON object");
            }
        }

        return parameters;
    }

    public bool Has(string name) => _values.GetValueOrDefault(name) is not null;

    public string? Text(string name) => _values.GetValueOrDefault(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    public long? Whole(string name) => Text(name) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    public JsonNode? Json(string name) => _values.GetValueOrDefault(name) switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && text is ['{' or '[', ..] => JsonNode.Parse(text),
        var other => other,
    };

    public (string Name, byte[] Content)? File(string name) =>
        Text(name) is { } reference && reference.StartsWith("attach://", StringComparison.Ordinal) && _files.TryGetValue(reference[9..], out var file) ? file : null;

    private static JsonValue Guess(string text) => JsonValue.Create(text)!;
}
