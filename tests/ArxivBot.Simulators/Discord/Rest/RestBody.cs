using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Reads a body: JSON, or multipart with JSON in <c>payload_json</c> and files beside it.</summary>
internal static class RestBody
{
    // A member that comes twice is a client's mistake, whichever of the two a server takes.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<(JsonNode? Json, IReadOnlyList<SentFile> Files)> ReadAsync(
        HttpRequest request, DiscordSimulatorOptions options, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(request.Body, options.LargestRequest, cancellationToken);
        if (bytes.Length == 0)
            return (null, []);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw Refusals.ContentType;
        if (type.MediaType == "application/json")
            return (Parse(bytes), []);
        if (type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
            throw Refusals.ContentType;
        return await ReadPartsAsync(bytes, boundary.ToString(), options, cancellationToken);
    }

    private static async Task<(JsonNode? Json, IReadOnlyList<SentFile> Files)> ReadPartsAsync(
        byte[] bytes, string boundary, DiscordSimulatorOptions options, CancellationToken cancellationToken)
    {
        JsonNode? json = null;
        List<SentFile> files = [];
        var reader = new MultipartReader(boundary, new MemoryStream(bytes));
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var content = await ReadAsync(section.Body, options.LargestRequest, cancellationToken);
            var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition ?? "");
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name == "payload_json")
                json = Parse(content);
            else if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
                files.Add(new SentFile(name, FileName(disposition), content));
            else
                throw Refusals.Form(name, "UNKNOWN_FIELD", "A form has payload_json and files[n].");
        }

        if (files.Any(file => file.Content.Length > options.LargestFile))
            throw Refusals.TooLarge;
        return files.Count <= 10 ? (json, files) : throw Refusals.Form("files", "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 10 in length.");
    }

    private static string FileName(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            // Half a surrogate pair is found here rather than when the message is told on.
            var json = JsonNode.Parse(bytes, documentOptions: Strict);
            return json is null || Encoding.UTF8.GetByteCount(json.ToJsonString()) > 0 ? json : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw Refusals.InvalidJson;
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, long most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[8_192];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > most)
                throw Refusals.TooLarge;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
