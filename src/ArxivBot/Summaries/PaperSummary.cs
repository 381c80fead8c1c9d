using System.Text.Json.Serialization;

namespace ArxivBot.Summaries;

/// <summary>A paper in a few points, whoever wrote them.</summary>
internal sealed record PaperSummary
{
    /// <summary>One sentence.</summary>
    public required string Take { get; init; }

    /// <summary>In the order of <see cref="SummaryPartKind"/>; a part without points is absent.</summary>
    public required IReadOnlyList<SummaryPart> Parts { get; init; }
}

internal sealed record SummaryPart(SummaryPartKind Kind, IReadOnlyList<SummaryPoint> Points);

/// <param name="Text">One or two sentences of plain text.</param>
/// <param name="Section">Title of the section that it comes from; null where that is not known.</param>
internal sealed record SummaryPoint(string Text, string? Section)
{
    /// <summary>For people: the text, and where it comes from.</summary>
    [JsonIgnore]
    public string Line => Section is null ? Text : $"{Text} ({Section})";
}

internal enum SummaryPartKind
{
    /// <summary>What is new, and which problem it solves.</summary>
    Contribution,

    /// <summary>How it is done, on what and with what.</summary>
    Method,

    Results,

    /// <summary>What follows, and what does not.</summary>
    Limits,
}
