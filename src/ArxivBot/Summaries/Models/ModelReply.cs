using System.Text.Json.Serialization;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries.Models;

/// <summary>What a model was asked to write.</summary>
internal sealed record ModelReply
{
    private const int MostPoints = 5;

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

    /// <returns>Null when it is not what was asked for.</returns>
    public static PaperSummary? Read(string answer, PaperText paper) =>
        (IsMarkdown(answer) ? MarkdownReply.Read(answer) : AnsweredJson.Read(answer, SummaryJson.Default.ModelReply))?.ToSummary(paper);

    /// <summary>Of an answer that goes on: the points that are complete.</summary>
    /// <returns>Null while there are none.</returns>
    public static PaperSummary? ReadBegun(string answer, PaperText paper) =>
        (IsMarkdown(answer) ? MarkdownReply.Read(answer[..(answer.LastIndexOf('\n') + 1)]) : AnsweredJson.ReadBegun(answer, SummaryJson.Default.ModelReply))?.ToSummary(paper, leastParts: 0);

    private static bool IsMarkdown(string answer) => !answer.Contains('{') || answer.TrimStart().StartsWith('#');

    private PaperSummary? ToSummary(PaperText paper, int leastParts = 2)
    {
        (SummaryPartKind Kind, IReadOnlyList<Point?>? Points)[] parts =
            [(SummaryPartKind.Contribution, Contribution), (SummaryPartKind.Method, Method), (SummaryPartKind.Results, Results), (SummaryPartKind.Limits, Limits)];
        var summary = SafeWords.Of(
            new PaperSummary
            {
                Take = Take ?? "",
                Parts = [.. parts.Select(part => new SummaryPart(part.Kind, [.. (part.Points ?? []).Take(MostPoints).Select(point => new SummaryPoint(point?.Text ?? "", SectionOf(point?.Section, paper)))]))],
            },
            paper);
        return summary.Take.Length > 0 && summary.Parts.Count >= leastParts ? summary : null;
    }

    /// <summary>Only a section that the paper has.</summary>
    private static string? SectionOf(string? title, PaperText paper) => title is { Length: > 0 and <= PaperLimits.LongestTitle }
        ? paper.Sections.FirstOrDefault(section => section.Title.Equals(title.Trim(), StringComparison.OrdinalIgnoreCase))?.Title
        : null;
}
