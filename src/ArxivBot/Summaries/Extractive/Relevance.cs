using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries.Extractive;

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
        var section = candidate.Section.Kind;
        // In an abstract, what the authors did is new even without a phrase that says so: "We measured the resistivity".
        var own = section == SectionKind.Abstract && Own().IsMatch(candidate.Text) ? 1.25 : 0;
        return Cue * (CueOf(candidate, SummaryPartKind.Contribution) + own)
            + section switch { SectionKind.Abstract => 1, SectionKind.Introduction => 0.5, SectionKind.Conclusion => 0.4, _ => 0 }
            + 0.2 * (1 - candidate.Place)
            - Loose(candidate.Text) - (Adds().IsMatch(candidate.Text) ? Dangling : 0);
    }

    public static double Of(Candidate candidate, SummaryPartKind kind) =>
        Prior(candidate.Section, kind) + Cue * CueOf(candidate, kind) + Place(candidate, kind) - Loose(candidate.Text);

    /// <param name="onlyAbstract">Then phrases alone tell what a sentence is for.</param>
    public static bool IsEligible(Candidate candidate, SummaryPartKind kind, bool onlyAbstract)
    {
        var prior = Prior(candidate.Section, kind);
        var cue = CueOf(candidate, kind);
        if (onlyAbstract)
            return cue >= Cues.Least && Enum.GetValues<SummaryPartKind>().All(other => other == kind || CueOf(candidate, other) <= cue);
        // In an abstract the sentence before it is mostly the take.
        if (candidate.Section.Kind != SectionKind.Abstract && Refers().IsMatch(candidate.Text))
            return false;
        return prior >= OwnSection || prior > 0 && cue >= Cues.Least;
    }

    /// <summary>Of an abstract: before its take it speaks of the world, unless it says "we".</summary>
    public static bool IsBackground(Candidate candidate, Candidate take) => candidate.Section == take.Section
        && take.Section.Kind == SectionKind.Abstract && candidate.Place < take.Place && !Authors().IsMatch(candidate.Text);

    /// <summary>Whether a sentence among results is one; what is neither counted nor compared mostly prepares for them.</summary>
    public static bool IsOutcome(Candidate candidate) =>
        CueOf(candidate, SummaryPartKind.Results) is var cue && (cue > 0 || cue == 0 && candidate.Text.Any(char.IsDigit));

    private static double CueOf(Candidate candidate, SummaryPartKind kind)
    {
        var (text, section) = (candidate.Text, candidate.Section.Kind);
        return kind switch
        {
            SummaryPartKind.Contribution => Cues.Purpose(text) + (section == SectionKind.Abstract && Coins().IsMatch(text) ? 2 : 0),
            SummaryPartKind.Method => Cues.Method(text),
            SummaryPartKind.Results => Cues.Outcome(text) + (Compares().IsMatch(text) ? 1.25 : 0) - (Prepares().IsMatch(text) ? 2.5 : 0),
            _ => (Admits().IsMatch(text) ? 3 : 0) + (Ends().IsMatch(text) ? 1.5 : 0),
        };
    }

    private static double Prior(PaperSection section, SummaryPartKind kind) => (kind, section.Kind) switch
    {
        // Prior work has limits too, and these are not this paper's.
        (_, SectionKind.RelatedWork) => 0,
        (SummaryPartKind.Contribution, SectionKind.Abstract) => 0.75,
        (SummaryPartKind.Contribution, SectionKind.Introduction) => 0.7,
        (SummaryPartKind.Contribution, SectionKind.Conclusion) => 0.2,
        (SummaryPartKind.Method, SectionKind.Method) => Prepared().IsMatch(section.Title) ? 0.3 : 1,
        (SummaryPartKind.Method, SectionKind.Experiments) => 0.5,
        (SummaryPartKind.Method, SectionKind.Abstract or SectionKind.Other) => 0.4,
        (SummaryPartKind.Method, SectionKind.Introduction) => 0.2,
        (SummaryPartKind.Results, SectionKind.Results) => 1,
        (SummaryPartKind.Results, SectionKind.Experiments) => 0.8,
        (SummaryPartKind.Results, SectionKind.Abstract) => 0.7,
        (SummaryPartKind.Results, SectionKind.Discussion or SectionKind.Conclusion) => 0.3,
        (SummaryPartKind.Results, SectionKind.Introduction or SectionKind.Other) => 0.2,
        (SummaryPartKind.Limits, SectionKind.Limitations) => 1.2,
        (SummaryPartKind.Limits, SectionKind.Conclusion) => 0.9,
        (SummaryPartKind.Limits, SectionKind.Discussion) => 0.7,
        (SummaryPartKind.Limits, SectionKind.Other) => 0.1,
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
    [GeneratedRegex(@"^(it|its|they|their|he|she|these|those|such|this(?! (paper|work|article|study|letter|thesis|survey|report)\b)|that|here|however|but|and|moreover|furthermore|therefore|thus|hence|then|also|for (example|instance)|similarly|(in|by) contrast|taken together|consequently|as a result|additionally|likewise|instead|otherwise|nevertheless|the (former|latter|same)|both|(where|when|if|while|since|because|as) (it|they|this|these)|(\w+ ){1,3}(of|on|to|with|for|from|in|than) (it|them|this|these)|(of|on|to|with|for|from|in|by|among|after|before|unlike|despite|like) (it|them|this|these|those)(?! (paper|work|article|study|letter|thesis|survey|report)))\b", Options)]
    private static partial Regex Refers();

    /// <summary>A name made for the paper: <c>SlimPass scores</c>.</summary>
    [GeneratedRegex(@"^\p{Lu}\p{L}*\p{Ll}\p{Lu}[\p{L}\p{N}]* \p{Ll}+s\b", RegexOptions.CultureInvariant)]
    private static partial Regex Coins();

    [GeneratedRegex(@"^(here,? |in (this|the present) \w+,? )?we\b", Options)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b((?<!(rather|other) )than|against|compared|(better|worse|faster|slower|larger|smaller|higher|lower|largest|smallest|highest|lowest|best|worst)\b|(reach|gain|halv|doubl|drop|fall|rise|ris|cost|agree|los)(es|s|e|ed)?|fell|rose|lost|equally)\b", Options)]
    private static partial Regex Compares();

    [GeneratedRegex(@"\b(we|our|this (paper|work|article|study|letter|thesis|survey|report))\b", Options)]
    private static partial Regex Authors();

    [GeneratedRegex(@"^(we|this \w+) (also|further|additionally|finally)\b", Options)]
    private static partial Regex Adds();

    // How results were come by, not results.
    [GeneratedRegex(@"\b(we (compare|consider|report the|repeat|run|ran|use|used|evaluate|train|trained|test|tested|have looked)|(is|are|was|were) (\w+ly )?(used|repeated|trained|run|reduced|evaluated|summarized|taken|chosen|split|sampled|tuned)|seeds|hyperparameters?|baselines?|the same (model|prompt|settings?))\b", Options)]
    private static partial Regex Prepares();

    [GeneratedRegex(@"\b(background|preliminar(y|ies)|notations?|definitions?|problem (setting|statement|definition)|proofs?)\b", Options)]
    private static partial Regex Prepared();

    [GeneratedRegex(@"\b(fig(ure|s)?\.?|tab(le)?\.?|eq(uation|s)?\.?|section|appendix|sec\.|theorem|lemma) ?\(?\d|\b(above|below)\b", Options)]
    private static partial Regex Shows();

    [GeneratedRegex(@"\b(limitations?|limited (to|by)|future (work|research|stud\w+|directions?)|(does|do|did|can|could|is|are|was|were) ?not\b|cannot|fail(s|ed)?\b|remains? (open|unclear|unknown|to be|a challenge|challenging|untested|an open)|restricted to|caveat|drawback|shortcoming|only (tested|considered?|evaluated?|on|in|for)|(we|which|it|method|model|approach|analysis|framework) (\w+ )?assumes?\b|under the assumption|at the (cost|expense) of|we (leave|plan|did not|do not|have not))", Options)]
    private static partial Regex Admits();

    [GeneratedRegex(@"\b(we conclude|in (conclusion|summary)|to (conclude|summari[sz]e)|(?<=^)overall|(results|findings) (suggest|indicate|imply|show)|implications?|conclusions?:|suggest(s|ing)? that)\b", Options)]
    private static partial Regex Ends();
}
