using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ArxivBot.Summaries.Models;

/// <summary>The JSON of a model's answer; some models put it between words or in a block of code.</summary>
internal static class AnsweredJson
{
    /// <returns>Null when there is none, or not of that form.</returns>
    public static T? Read<T>(string answer, JsonTypeInfo<T> form)
        where T : class
    {
        var (from, to) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        return from < 0 || to < from ? null : Deserialize(answer.AsSpan(from, to - from + 1), form);
    }

    /// <summary>Of an answer that goes on: what is complete.</summary>
    /// <returns>Null while there is nothing.</returns>
    public static T? ReadBegun<T>(string answer, JsonTypeInfo<T> form)
        where T : class
    {
        var from = answer.IndexOf('{', StringComparison.Ordinal);
        return from < 0 || BegunJson.Closed(answer[from..]) is not { } closed ? null : Deserialize(closed, form);
    }

    private static T? Deserialize<T>(ReadOnlySpan<char> json, JsonTypeInfo<T> form)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
