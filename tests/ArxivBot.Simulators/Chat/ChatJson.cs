using System.Text.Json.Serialization;

namespace ArxivBot.Simulators.Chat;

/// <summary>The body of a message, an edit or an answer.</summary>
internal sealed record SentText(string Text, int? Part = null);

internal sealed record AcceptedId(string Id);

internal sealed record ChatError(string Error, string Message)
{
    public string? MovedTo { get; init; }

    public string? Missing { get; init; }

    public string? Scope { get; init; }

    /// <summary>Seconds.</summary>
    public double? RetryAfter { get; init; }
}

// Strict: what a client misspells must not pass for something left out.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SentText))]
[JsonSerializable(typeof(AcceptedId))]
[JsonSerializable(typeof(ChatError))]
internal sealed partial class ChatJson : JsonSerializerContext;
