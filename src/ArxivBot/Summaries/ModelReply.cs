using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries;

/// <summary>What a model was asked to write.</summary>
internal sealed record ModelReply
{
    private const int LongestText = 700, LongestTake = 400, LongestSection = 120, MostPoints = 5;

    public const string Schema = """
        {"type":"object","additionalProperties":false,"required":["take","contribution","method","results","limits"],
        "properties":{"take":{"type":"string"},
        "contribution":{"type":"array","items":{"$ref":"#/$defs/point"}},"method":{"type":"array","items":{"$ref":"#/$defs/point"}},
        "results":{"type":"array","items":{"$ref":"#/$defs/point"}},"limits":{"type":"array","items":{"$ref":"#/$defs/point"}}},
        "$defs":{"point":{"type":"object","additionalProperties":false,"required":["text","section"],"properties":{"text":{"type":"string"},"section":{"type":"string"}}}}}
        """;

    [JsonPropertyName("take")]
    public string? Take { get; init; }

    [JsonPropertyName("contribution")]
    public IReadOnlyList<Point?>? Contribution { get; init; }

    [JsonPropertyName("method")]
    public IReadOnlyList<Point?>? Method { get; init; }

    [JsonPropertyName("results")]
    public IReadOnlyList<Point?>? Results { get; init; }

    [JsonPropertyName("limits")]
    public IReadOnlyList<Point?>? Limits { get; init; }

    internal sealed record Point
    {
        [JsonPropertyName("text")]
        public string? Text { get; init; }

        [JsonPropertyName("section")]
        public string? Section { get; init; }
    }

    /// <returns>Null when it is not what was asked for; some models put it between words or in a block of code.</returns>
    public static PaperSummary? Read(string answer, PaperText paper)
    {
        var (from, to) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (from < 0 || to < from || answer.TrimStart().StartsWith('#'))
            return MarkdownReply.Read(answer)?.ToSummary(paper);
        return Deserialize(answer.AsSpan(from, to - from + 1))?.ToSummary(paper);
    }

    /// <summary>Of an answer that goes on: the points that are complete.</summary>
    /// <returns>Null while there are none.</returns>
    public static PaperSummary? ReadBegun(string answer, PaperText paper)
    {
        var from = answer.IndexOf('{', StringComparison.Ordinal);
        var reply = from < 0 || answer.TrimStart().StartsWith('#')
            ? MarkdownReply.Read(answer[..(answer.LastIndexOf('\n') + 1)])
            : BegunJson.Closed(answer[from..]) is { } closed ? Deserialize(closed) : null;
        return reply?.ToSummary(paper, leastParts: 0);
    }

    private static ModelReply? Deserialize(ReadOnlySpan<char> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SummaryJson.Default.ModelReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private PaperSummary? ToSummary(PaperText paper, int leastParts = 2)
    {
        var take = SafeWords.Of(Take ?? "", paper, LongestTake);
        List<SummaryPart> parts = [];
        foreach (var (kind, points) in (IEnumerable<(SummaryPartKind, IReadOnlyList<Point?>?)>)
            [(SummaryPartKind.Contribution, Contribution), (SummaryPartKind.Method, Method), (SummaryPartKind.Results, Results), (SummaryPartKind.Limits, Limits)])
        {
            List<SummaryPoint> kept = [.. (points ?? []).Take(MostPoints)
                .Select(point => new SummaryPoint(SafeWords.Of(point?.Text ?? "", paper, LongestText), SectionOf(point?.Section, paper))).Where(point => point.Text.Length > 0)];
            if (kept.Count > 0)
                parts.Add(new SummaryPart(kind, kept));
        }

        return take.Length > 0 && parts.Count >= leastParts ? new PaperSummary { Take = take, Parts = parts } : null;
    }

    /// <summary>Only a section that the paper has.</summary>
    private static string? SectionOf(string? title, PaperText paper) => title is { Length: > 0 and <= LongestSection }
        ? paper.Sections.FirstOrDefault(section => section.Title.Equals(title.Trim(), StringComparison.OrdinalIgnoreCase))?.Title
        : null;
}
