using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ArxivBot.Discord;

/// <summary>Request bodies: JSON, or JSON and files in parts.</summary>
internal static class Bodies
{
    public static Func<HttpContent> Json<T>(T value, JsonTypeInfo<T> type, IReadOnlyList<MessageFile>? files = null)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return files is [_, ..] ? () => WithFiles(json, files) : () => Json(json);
    }

    private static ByteArrayContent Json(byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static MultipartFormDataContent WithFiles(byte[] json, IReadOnlyList<MessageFile> files)
    {
        var parts = new MultipartFormDataContent { { Json(json), "payload_json" } };
        for (var at = 0; at < files.Count; at++)
            parts.Add(new ReadOnlyMemoryContent(files[at].Content), $"files[{at}]", files[at].Name);
        return parts;
    }
}

internal sealed record CreateDm(Snowflake RecipientId);
