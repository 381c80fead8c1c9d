using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries.Models;

/// <summary>What a model was asked to answer to a question.</summary>
internal sealed record AnswerReply
{
    private const int LongestAnswer = 900, MostPassages = 3;

    public const string Schema = """
        {"type":"object","additionalProperties":false,"required":["answered","answer","passages"],
        "properties":{"answered":{"type":"boolean"},"answer":{"type":"string"},"passages":{"type":"array","items":{"type":"integer"}}}}
        """;

    [JsonPropertyName("answered")]
    public bool? Answered { get; init; }

    [JsonPropertyName("answer")]
    public string? Answer { get; init; }

    /// <summary>Of any kind: some models write numbers as words.</summary>
    [JsonPropertyName("passages")]
    public IReadOnlyList<JsonElement>? Passages { get; init; }

    /// <returns>Null when it is not what was asked for.</returns>
    public static AnswerReply? Read(string answer, PaperText paper)
    {
        var reply = AnsweredJson.Read(answer, SummaryJson.Default.AnswerReply);
        var words = SafeWords.Of(reply?.Answer ?? "", paper, LongestAnswer);
        return reply?.Answered is { } isAnswered && (!isAnswered || words.Length > 0) ? reply with { Answer = words } : null;
    }

    /// <summary>Passages that it names and was given, in its order.</summary>
    /// <param name="given">Their numbers.</param>
    public IReadOnlyList<int> NamedOf(IReadOnlySet<int> given) => [.. (Passages ?? []).Select(NumberOf).OfType<int>().Where(given.Contains).Distinct().Take(MostPassages)];

    private static int? NumberOf(JsonElement written) => written.ValueKind switch
    {
        JsonValueKind.Number when written.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(written.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
