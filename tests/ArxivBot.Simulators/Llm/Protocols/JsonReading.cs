using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>Members of a request, or the error that OpenAI has for what they are instead.</summary>
internal static class JsonReading
{
    /// <summary>Null when it is absent or null.</summary>
    /// <exception cref="LlmError">It is something else.</exception>
    public static T? Value<T>(this JsonObject body, string name)
        where T : struct => body[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue(out T read) => read,
            _ => throw LlmError.Invalid($"Invalid type for '{name}': expected {Word<T>()}.", name, "invalid_type"),
        };

    /// <inheritdoc cref="Value{T}"/>
    public static string? Text(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? read) => read,
        _ => throw LlmError.Invalid($"Invalid type for '{name}': expected a string.", name, "invalid_type"),
    };

    /// <inheritdoc cref="Value{T}"/>
    public static JsonObject? Object(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonObject read => read,
        _ => throw LlmError.Invalid($"Invalid type for '{name}': expected an object.", name, "invalid_type"),
    };

    private static string Word<T>() => typeof(T) == typeof(bool) ? "a boolean" : typeof(T) == typeof(int) ? "an integer" : "a number";
}
