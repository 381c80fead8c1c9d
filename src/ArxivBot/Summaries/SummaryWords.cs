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
    public static string OriginOf(MadeSummary made) => OriginOf(made.By, NameOf(made.Source), made.Checked, made.Found);

    /// <summary>The same for an answer.</summary>
    public static string OriginOf(PaperAnswer answer)
    {
        var source = answer.IsWhole ? NameOf(answer.Source) : "the passages nearest to the question, since the paper is too long for it";
        return answer switch
        {
            { Passages.Count: > 0 } => OriginOf(answer.By, source, answer.Checked, answer.Found),
            { By: { } by } => $"Asked was {by}, with {source}.",
            { IsSearchable: false } => "Without a model, a question is answered by the words that it shares with the paper.",
            _ => $"A program looked for the question's words in {source}; it knows no others that mean the same.",
        };
    }

    private static string OriginOf(string? by, string source, int looked, int found)
    {
        if (by is null)
            return $"The sentences are the paper's own, chosen by a program from {source}.";
        var written = $"Written by {by} from {source}.";
        return looked == 0 ? written
            : found == looked ? FormattableString.Invariant($"{written} ✓ {found} of {looked} figures and names found in the paper.")
            : FormattableString.Invariant($"{written} {found} of {looked} figures and names found in the paper; [?] marks the others.");
    }

    private static string NameOf(TextSource source) => source switch
    {
        TextSource.Html => "the whole paper",
        TextSource.Pdf => "the paper's PDF",
        _ => "the abstract",
    };
}
