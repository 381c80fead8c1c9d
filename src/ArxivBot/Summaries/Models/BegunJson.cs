using System.Text;
using System.Text.Json;

namespace ArxivBot.Summaries.Models;

/// <summary>JSON that is still being written.</summary>
internal static class BegunJson
{
    /// <summary>As far as its values are complete, with all that is open closed.</summary>
    /// <returns>Null where it does not begin as JSON.</returns>
    public static string? Closed(string begun)
    {
        var bytes = Encoding.UTF8.GetBytes(begun);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        var open = new Stack<char>();
        var (length, ends) = (0L, "");
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push('}');
                        break;
                    case JsonTokenType.StartArray:
                        open.Push(']');
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        // A name alone says nothing.
                        continue;
                }

                (length, ends) = (reader.BytesConsumed, string.Concat(open));
            }
        }
        catch (JsonException)
        {
            // Up to here it is; what models write after it does not matter.
        }

        return length == 0 ? null : Encoding.UTF8.GetString(bytes, 0, (int)length) + ends;
    }
}
