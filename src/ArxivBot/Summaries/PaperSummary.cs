namespace ArxivBot.Summaries;

/// <summary>A paper in a few points, whoever wrote them.</summary>
internal sealed record PaperSummary
{
    /// <summary>One sentence.</summary>
    public required string Take { get; init; }

    /// <summary>In the order of <see cref="SummaryPartKind"/>; parts without points are absent.</summary>
    public required IReadOnlyList<SummaryPart> Parts { get; init; }
}

internal sealed record SummaryPart(SummaryPartKind Kind, IReadOnlyList<SummaryPoint> Points);

/// <param name="Section">Title of the section it came from; null where that is not known.</param>
internal sealed record SummaryPoint(string Text, string? Section);

/// <summary>What a reader asks of a paper, in that order.</summary>
internal enum SummaryPartKind
{
    Contribution,

    /// <summary>And the setup.</summary>
    Method,
    Results,

    /// <summary>And the conclusions.</summary>
    Limits,
}
