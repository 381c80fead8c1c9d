using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries;

/// <summary>How well a sentence fits a part of a summary: by its section, its place in it, and its phrases.</summary>
internal static partial class Relevance
{
    /// <summary>A section made for the part needs no phrase that says so.</summary>
    private const double OwnSection = 0.8;

    /// <summary>What a phrase counts, beside a section's at most 1.</summary>
    private const double Cue = 0.3;

    private const double Dangling = 0.5, PointsElsewhere = 0.2;

    public static double ForTake(Candidate candidate)
    {
        var (text, section) = (candidate.Text, candidate.Section.Kind);
        return Cue * Cues.Purpose(text)
            + section switch { SectionKind.Abstract => 1, SectionKind.Introduction => 0.5, SectionKind.Conclusion => 0.4, _ => 0 }
            - Loose(text);
    }

    public static double Of(Candidate candidate, SummaryPartKind kind) =>
        Prior(candidate.Section.Kind, kind) + Cue * CueOf(candidate.Text, kind) + Place(candidate, kind) - Loose(candidate.Text);

    /// <param name="onlyAbstract">Then phrases alone tell what a sentence is for.</param>
    public static bool IsEligible(Candidate candidate, SummaryPartKind kind, bool onlyAbstract)
    {
        var prior = Prior(candidate.Section.Kind, kind);
        var cue = CueOf(candidate.Text, kind);
        if (onlyAbstract)
            return cue >= Cues.Least && Enum.GetValues<SummaryPartKind>().All(other => other == kind || CueOf(candidate.Text, other) <= cue);
        // Prior work has limits too, and these are not this paper's.
        return candidate.Section.Kind != SectionKind.RelatedWork && (prior >= OwnSection || prior > 0 && cue >= Cues.Least);
    }

    private static double CueOf(string text, SummaryPartKind kind) => kind switch
    {
        SummaryPartKind.Contribution => Cues.Purpose(text),
        SummaryPartKind.Method => Cues.Method(text),
        SummaryPartKind.Results => Cues.Outcome(text),
        _ => (Admits().IsMatch(text) ? 3 : 0) + (Ends().IsMatch(text) ? 1.5 : 0),
    };

    private static double Prior(SectionKind section, SummaryPartKind kind) => (kind, section) switch
    {
        (SummaryPartKind.Contribution, SectionKind.Abstract) => 0.8,
        (SummaryPartKind.Contribution, SectionKind.Introduction) => 0.7,
        (SummaryPartKind.Contribution, SectionKind.Conclusion) => 0.2,
        (SummaryPartKind.Method, SectionKind.Method) => 1,
        (SummaryPartKind.Method, SectionKind.Experiments) => 0.5,
        (SummaryPartKind.Method, SectionKind.Abstract or SectionKind.Other) => 0.4,
        (SummaryPartKind.Method, SectionKind.Introduction) => 0.2,
        (SummaryPartKind.Results, SectionKind.Results) => 1,
        (SummaryPartKind.Results, SectionKind.Experiments) => 0.8,
        (SummaryPartKind.Results, SectionKind.Abstract) => 0.6,
        (SummaryPartKind.Results, SectionKind.Discussion or SectionKind.Conclusion) => 0.3,
        (SummaryPartKind.Results, SectionKind.Introduction or SectionKind.Other) => 0.2,
        (SummaryPartKind.Limits, SectionKind.Limitations) => 1.2,
        (SummaryPartKind.Limits, SectionKind.Conclusion) => 0.9,
        (SummaryPartKind.Limits, SectionKind.Discussion) => 0.7,
        (SummaryPartKind.Limits, SectionKind.Abstract or SectionKind.Results or SectionKind.Experiments or SectionKind.Other) => 0.1,
        _ => 0,
    };

    /// <summary>Announced first, found last.</summary>
    private static double Place(Candidate candidate, SummaryPartKind kind) => candidate.Section.Kind switch
    {
        SectionKind.Abstract when kind == SummaryPartKind.Results => 0.3 * candidate.Place,
        SectionKind.Introduction when kind == SummaryPartKind.Contribution => 0.3 * candidate.Place,
        _ => 0.2 * (1 - candidate.Place),
    };

    private static double Loose(string text) =>
        (Refers().IsMatch(text) ? Dangling : 0) + (Shows().IsMatch(text) ? PointsElsewhere : 0);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Words that need the sentence before them.
    [GeneratedRegex(@"^(it|they|he|she|these|those|such|this (is|was|has|can|means|allows|gives|leads|step|term|effect)|that|here|however|but|and|moreover|furthermore|therefore|thus|hence|then|also|for (example|instance)|similarly|in contrast|consequently|as a result|additionally|likewise|instead|otherwise|nevertheless|the (former|latter|same))\b", Options)]
    private static partial Regex Refers();

    [GeneratedRegex(@"\b(fig(ure|s)?\.?|tab(le)?\.?|eq(uation|s)?\.?|section|appendix|sec\.|theorem|lemma) ?\(?\d|\b(above|below)\b", Options)]
    private static partial Regex Shows();

    [GeneratedRegex(@"\b(limitations?|limited (to|by)|future (work|research|stud\w+|directions?)|(does|do|did|can|could|is|are|was|were) ?not\b|cannot|fail(s|ed)?\b|remains? (open|unclear|unknown|to be|a challenge|challenging|untested|an open)|restricted to|caveat|drawback|shortcoming|only (tested|considered?|evaluated?|on|in|for)|assum(es?|ptions?)|at the (cost|expense) of|we (leave|plan|did not|do not|have not))", Options)]
    private static partial Regex Admits();

    [GeneratedRegex(@"\b(we conclude|in (conclusion|summary)|to (conclude|summari[sz]e)|overall|(results|findings) (suggest|indicate|imply|show)|implications?|conclusions?:|suggest(s|ing)? that)\b", Options)]
    private static partial Regex Ends();
}
