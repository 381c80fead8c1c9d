using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Llm;

/// <summary>A request's body: JSON, a form with a file, or nothing.</summary>
internal sealed record LlmBody(JsonObject? Json, IFormCollection? Form)
{
    private const long MostBytes = 64L << 20;

    /// <summary>Null when none is named.</summary>
    public string? Model => Json?["model"] is JsonValue value && value.TryGetValue(out string? name) ? name : null;

    /// <summary>Why there is no JSON, when there ought to be.</summary>
    public string? Problem { get; init; }

    public static async Task<LlmBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
            return new LlmBody(null, null);
        if (request.HasFormContentType)
            return await ReadFormAsync(request, cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[65_536];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > MostBytes)
                throw new LlmError(413, "Maximum content size limit exceeded.") { Type = "server_error" };
            bytes.Write(buffer, 0, read);
        }

        try
        {
            return JsonNode.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject json
                ? new LlmBody(json, null)
                : new LlmBody(null, null) { Problem = "it is not an object" };
        }
        catch (JsonException exception)
        {
            return new LlmBody(null, null) { Problem = exception.Message };
        }
    }

    private static async Task<LlmBody> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return new LlmBody(null, await request.ReadFormAsync(cancellationToken));
        }
        catch (InvalidDataException exception)
        {
            throw LlmError.Invalid($"Could not parse multipart form: {exception.Message}");
        }
    }
}
