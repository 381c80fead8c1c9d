using System.Text;
using System.Text.Json;

namespace ArxivBot.Subscriptions.Transfer;

/// <summary>A value of a JSON file, and the line where it begins: what is wrong with it can be found.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">Of a text, number or word; empty for what holds others.</param>
internal sealed record JsonPlace(string File, int Line, JsonTokenType Kind, string Text)
{
    private const int LongestShown = 60;

    public List<JsonPlace> Items { get; } = [];

    public Dictionary<string, JsonPlace> Members { get; } = [];

    /// <exception cref="UsageException">Names the line at which it is no JSON any more.</exception>
    public static JsonPlace Read(string file, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            var root = Read(ref reader, file, bytes);
            // Whatever follows is no part of it, and is damage.
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{file}:{exception.LineNumber + 1}: this is not JSON: {exception.Message.Split(" LineNumber:")[0]}", exception);
        }
    }

    public UsageException Wrong(string problem) => new($"{File}:{Line}: {problem}");

    public JsonPlace Expect(JsonTokenType kind, string name) => Kind == kind ? this : throw Wrong($"{name} is {Shown}; it must be {Name(kind)}");

    public string Shown => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        _ => $"'{(Text.Length > LongestShown ? $"{Text[..LongestShown]}…" : Text)}'",
    };

    /// <exception cref="UsageException">It is not there.</exception>
    public JsonPlace Member(string name) => Members.GetValueOrDefault(name) ?? throw Wrong($"{name} is missing here");

    public string MemberText(string name) => Member(name).Expect(JsonTokenType.String, name).Text;

    /// <summary>Empty when it is not there.</summary>
    public IReadOnlyList<JsonPlace> List(string name) => Members.TryGetValue(name, out var list) ? list.Expect(JsonTokenType.StartArray, name).Items : [];

    /// <summary>Refuses what this version does not know, rather than losing it.</summary>
    public JsonPlace Only(params IReadOnlyList<string> names) => Members.FirstOrDefault(member => !names.Contains(member.Key)) is { Key: { } unknown, Value: var place }
        ? throw place.Wrong($"'{unknown}' is not known here: there may be {string.Join(", ", names)}")
        : this;

    private static JsonPlace Read(ref Utf8JsonReader reader, string file, byte[] json)
    {
        var line = 1 + json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
        var place = new JsonPlace(file, line, reader.TokenType, Value(ref reader, file, line));
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                place.Items.Add(Read(ref reader, file, json));
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = Value(ref reader, file, line);
                reader.Read();
                var value = Read(ref reader, file, json);
                if (!place.Members.TryAdd(name, value))
                    throw value.Wrong($"'{name}' is here twice");
            }
        }

        return place;
    }

    private static string Value(ref Utf8JsonReader reader, string file, int line)
    {
        try
        {
            return reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair, written as an escape.
            throw new UsageException($"{file}:{line}: this is no text ({exception.Message})", exception);
        }
    }

    private static string Name(JsonTokenType kind) => kind switch
    {
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        _ => "true or false",
    };
}
