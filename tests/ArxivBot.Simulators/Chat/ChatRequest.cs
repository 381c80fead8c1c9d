using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ArxivBot.Simulators.Chat;

internal enum ChatRequestKind
{
    Post,

    Edit,

    Answer,
}

/// <summary>A request that is for something there could be; whether it may be done is for others to say.</summary>
/// <param name="Target">The address of a chat or the token of an interaction.</param>
/// <param name="Id">Of the message to edit; empty for others.</param>
internal sealed record ChatRequest(ChatRequestKind Kind, string Target, string Id)
{
    /// <summary>The longest address, in UTF-16 units.</summary>
    private const int MaximumAddressLength = 256;

    // \uXXXX for every unit of the text, and room for the rest of the object.
    private const int BytesPerUnit = 6;
    private const int BytesAround = 1_024;

    /// <returns>Null when it is refused.</returns>
    public static ChatRequest? Read(HttpRequest request, ChatSimulatorOptions options, [NotNullWhen(false)] out ChatAnswer? refusal)
    {
        refusal = null;
        if (options.Token is { } token && request.Headers.Authorization != $"Bearer {token}")
        {
            refusal = ChatAnswer.Unauthorized;
            return null;
        }

        // The path of the request is decoded but for %2F: an address with a slash in it would be neither one segment nor two.
        var path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var (method, asked) = path.Split('/').Select(Uri.UnescapeDataString).ToArray() switch
        {
            ["", "chats", { Length: > 0 and <= MaximumAddressLength } address, "messages"] =>
                (HttpMethods.Post, new ChatRequest(ChatRequestKind.Post, address, "")),
            ["", "chats", { Length: > 0 and <= MaximumAddressLength } address, "messages", { Length: > 0 } id] =>
                (HttpMethods.Patch, new ChatRequest(ChatRequestKind.Edit, address, id)),
            ["", "interactions", { Length: > 0 } interaction, "answer"] =>
                (HttpMethods.Post, new ChatRequest(ChatRequestKind.Answer, interaction, "")),
            _ => ("", null),
        };
        if (asked is null)
            refusal = ChatAnswer.NotFound;
        else if (!HttpMethods.Equals(request.Method, method))
            refusal = ChatAnswer.MethodNotAllowed;
        return refusal is null ? asked : null;
    }

    /// <returns>The text, or null and what is wrong with it.</returns>
    public static async Task<(SentText? Sent, string Error)> ReadTextAsync(HttpRequest request, int maximumLength, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "application/json")
            return (null, "The content type is not application/json.");
        var bytes = await ReadAsync(request.Body, (BytesPerUnit * maximumLength) + BytesAround, cancellationToken);
        if (bytes is null)
            return (null, $"The body is too long for a text of at most {maximumLength} UTF-16 units.");
        SentText? sent;
        try
        {
            sent = JsonSerializer.Deserialize(bytes.Value.Span, ChatJson.Default.SentText);
        }
        catch (JsonException exception)
        {
            return (null, $"The body is not as it should be: {exception.Message}");
        }

        return sent switch
        {
            null => (null, "The body is null."),
            { Text: var text } when string.IsNullOrWhiteSpace(text) => (null, "The text is empty."),
            { Text.Length: var length } when length > maximumLength =>
                (null, $"The text has {length} UTF-16 units; at most {maximumLength} are taken."),
            { Part: < 0 } => (null, "The part is below 0."),
            _ => (sent, ""),
        };
    }

    /// <param name="key">Null when there is none, or an unusable one that nobody honours.</param>
    public static bool TryReadKey(HttpRequest request, bool honoured, out string? key)
    {
        var values = request.Headers["Idempotency-Key"];
        key = values is [{ Length: >= 1 and <= 64 } value] && value.All(unit => unit is >= '!' and <= '~') ? value : null;
        return key is not null || values.Count == 0 || !honoured;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[4_096];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > most)
                return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
