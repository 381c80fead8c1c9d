using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>A point of a summary and what its paper has of it.</summary>
/// <param name="TrueFindings">Those of the true point that a mistake was made in; null for a true one.</param>
/// <param name="IsWritten">The mistake was made by hand.</param>
internal sealed record FitExample(string Set, WrittenPaper Paper, string Text, PlantedError? Error, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding>? TrueFindings, bool IsWritten = false)
{
    public bool IsTrue => Error is null;

    /// <summary>Of a mistake: what may be held for wrong; none where something is nowhere in the paper, which any weights see.</summary>
    public IReadOnlyList<Finding> Suspects { get; } = Error is null || Findings.Count(IsNowhere) > TrueFindings!.Count(IsNowhere) ? []
        : [.. Findings.Where(finding => !IsNowhere(finding) && (!IsInNumber(Error.Kind) || finding.Kind == FaithfulnessItemKind.Number && Error.Touches(finding.At, finding.Text.Length)))];

    /// <summary>All true points of a set, and some mistakes in them.</summary>
    public static IReadOnlyList<FitExample> Of(WrittenSet set, IReadOnlyList<PlantedError> errors, bool isWritten = false)
    {
        List<FitExample> examples = [];
        foreach (var paper in set.Papers)
        {
            var check = new FaithfulnessCheck(paper.Text);
            FitExample[] points = [.. paper.Points.Select(point => True(point.Text))];
            examples.AddRange(points);
            if (paper.Summary.Take.Length > 0)
                examples.Add(True(paper.Summary.Take));
            examples.AddRange(errors.Where(error => error.Paper == paper).Select(error => new FitExample(set.Name, paper, error.Text, error, [.. check.FindingsOf(error.Text)], points[error.Point].Findings, isWritten)));

            FitExample True(string text) => new(set.Name, paper, text, null, [.. check.FindingsOf(text)], null);
        }

        return examples;
    }

    /// <summary>Whether a mistake is caught, or a true point flagged: something is not found that is found in the true point, or is not there.</summary>
    public bool IsMarkedBy(Func<Finding, bool> finds)
    {
        var inTruth = Marked(TrueFindings ?? []);
        return Marked(Findings).Any(text => text.Value > inTruth.GetValueOrDefault(text.Key));

        Dictionary<string, int> Marked(IReadOnlyList<Finding> findings) =>
            findings.Where(finding => !finds(finding)).CountBy(finding => finding.Text).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsNowhere(Finding finding) => finding.Evidence.Count == 0;

    private static bool IsInNumber(ErrorKind kind) => kind is ErrorKind.DigitChanged or ErrorKind.DecimalMoved or ErrorKind.NumberOfAnotherPlace or ErrorKind.UnitOrCountChanged;
}
