namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What a paper has of a number or a name of a summary.</summary>
/// <param name="At">Of its first character in the text, counted from 0.</param>
/// <param name="Evidence">Signals of each place where the paper has it; none where it has it nowhere.</param>
internal sealed record Finding(string Text, FaithfulnessItemKind Kind, int At, IReadOnlyList<double[]> Evidence)
{
    /// <summary>Whether one of the places is more likely the one that is meant than not.</summary>
    public bool IsFound => (Kind == FaithfulnessItemKind.Number ? Weights<NumberSignal>.Fitted.Score(Evidence) : Weights<NameSignal>.Fitted.Score(Evidence)) > 0;
}
