using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries;

/// <summary>What is said about a summary.</summary>
internal static class SummaryWords
{
    public static string NameOf(SummaryPartKind kind) => kind switch
    {
        SummaryPartKind.Contribution => "Contribution",
        SummaryPartKind.Method => "Method and setup",
        SummaryPartKind.Results => "Results",
        _ => "Conclusions and limits",
    };

    /// <summary>Who wrote it, from what, and how much of it was found there.</summary>
    public static string OriginOf(MadeSummary made)
    {
        var source = made.Source switch
        {
            TextSource.Html => "the whole paper",
            TextSource.Pdf => "the paper's PDF",
            _ => "the abstract",
        };
        if (made.By is null)
            return $"The sentences are the paper's own, chosen by a program from {source}.";
        var written = $"Written by {made.By} from {source}.";
        return made.Checked == 0 ? written
            : made.Found == made.Checked ? FormattableString.Invariant($"{written} ✓ {made.Found} of {made.Checked} figures and names found in the paper.")
            : FormattableString.Invariant($"{written} {made.Found} of {made.Checked} figures and names found in the paper; [?] marks the others.");
    }
}
