using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv.FullText;

/// <summary>What a section is for, from the words of its title and where these say nothing, from its place.</summary>
internal static partial class SectionKinds
{
    // The first that fits wins: "Limitations and future work" is more the first than the second, and
    // "Conclusion and discussion" ends a paper.
    private static readonly (SectionKind Kind, Regex Words)[] Words =
    [
        (SectionKind.Abstract, AbstractWords()),
        (SectionKind.Appendix, AppendixWords()),
        (SectionKind.Limitations, LimitationWords()),
        (SectionKind.Conclusion, ConclusionWords()),
        (SectionKind.RelatedWork, RelatedWorkWords()),
        (SectionKind.Introduction, IntroductionWords()),
        (SectionKind.Discussion, DiscussionWords()),
        (SectionKind.Experiments, ExperimentWords()),
        (SectionKind.Results, ResultWords()),
        (SectionKind.Method, MethodWords()),
    ];

    public static SectionKind OfTitle(string title)
    {
        foreach (var (kind, words) in Words)
        {
            if (words.IsMatch(title))
                return kind;
        }

        return ForeignTitles.OfTitle(title);
    }

    /// <param name="isFirst">The first section after the abstract: whatever it is called, it introduces.</param>
    public static SectionKind OfSection(string title, bool isFirst) => OfTitle(title) switch
    {
        SectionKind.Other when isFirst => SectionKind.Introduction,
        var kind => kind,
    };

    /// <summary>What the title of a subsection does not say, its section's does; all of an appendix is appendix.</summary>
    public static SectionKind OfSubsection(string title, SectionKind parent) => parent is SectionKind.Appendix
        ? parent
        : OfTitle(title) is var kind and not SectionKind.Other ? kind : parent;

    /// <summary>Not about the paper's subject: thanks, money, forms, lists.</summary>
    public static bool IsCut(string title) => CutWords().IsMatch(title) || ForeignTitles.IsCut(title);

    /// <summary>Whether the list of references begins here.</summary>
    public static bool IsReferences(string title) => ReferenceWords().IsMatch(title) || ForeignTitles.IsReferences(title);

    /// <summary>Without its number: <c>3.1 Data</c>, <c>IV. Data</c>, <c>Appendix B: Data</c>, <c>A.2 Data</c>.</summary>
    public static string WithoutNumber(string title)
    {
        var bare = Number().Replace(title, "").Trim(' ', '.', ':', '—', '–');
        return bare.Length > 0 ? bare : title.Trim();
    }

    [GeneratedRegex("^(abstract|summary)$", Options)]
    private static partial Regex AbstractWords();

    [GeneratedRegex("^(appendix|appendices|supplement(ary|al)?( (material|information|notes?)s?)?)\\b", Options)]
    private static partial Regex AppendixWords();

    [GeneratedRegex(@"\b(limitations?|threats to validity|failure (cases|modes)|weakness(es)?)\b", Options)]
    private static partial Regex LimitationWords();

    [GeneratedRegex(@"\b(conclu(sions?|ding)|closing remarks|final remarks|summary and (outlook|discussion|future)|future (work|directions)|outlook|takeaways)\b|^(in )?summary$", Options)]
    private static partial Regex ConclusionWords();

    [GeneratedRegex(@"\b((related|previous|prior|existing) (works?|literature|research|studies|approaches)|literature (review|survey)|state of the art)\b", Options)]
    private static partial Regex RelatedWorkWords();

    [GeneratedRegex(@"\b(introduction|motivation|overview of (this|the) (paper|work))\b|^(intro|prologue)$", Options)]
    private static partial Regex IntroductionWords();

    [GeneratedRegex(@"\b(discussions?|implications|broader impacts?|lessons learned|remarks)\b", Options)]
    private static partial Regex DiscussionWords();

    [GeneratedRegex(@"\b(experiment(s|al)?|evaluations?|benchmarks?|ablations?|case stud(y|ies)|simulations?|numerical (study|tests|examples)|empirical (study|analysis|validation)|observations?|data ?sets?|setup|baselines)\b", Options)]
    private static partial Regex ExperimentWords();

    [GeneratedRegex(@"\b(results?|findings|performance|measurements|comparisons?|analysis)\b", Options)]
    private static partial Regex ResultWords();

    [GeneratedRegex(@"\b(methods?|methodology|approach|models?|models?ling|algorithms?|architecture|framework|proposed|formulation|preliminar(y|ies)|background|problem (setting|statement|definition)|notations?|theor(y|em|ems|etical)|proofs?|design|implementation|system|training|objective|definitions?|pipeline|construction|estimators?|setting)\b", Options)]
    private static partial Regex MethodWords();

    [GeneratedRegex(@"^(acknowled?ge?ments?\b|author contributions?|credit author|funding|declarations?( of .*)?$|(declaration of )?(competing|conflicts? of) interests?|(paper|reproducibility|neurips|responsible nlp)( paper)? checklist|(table of )?contents$|list of (figures|tables)|impact statement$|orcid|keywords?$|report issue|about the authors?|biograph(y|ies))", Options)]
    private static partial Regex CutWords();

    [GeneratedRegex(@"^(references( cited| and notes)?|bibliography|literature cited|works cited)$", Options)]
    private static partial Regex ReferenceWords();

    [GeneratedRegex(@"^\s*((?i:appendix|section|chapter|part)\s+([0-9]+|[A-Z]|[IVX]+)\b(\.[0-9]+)*|[0-9]{1,3}(\.[0-9]{1,3})*(?=[\s.:)])|[A-Z](\.[0-9]{1,3})+(?=[\s.:)])|[A-Z][.:)]?(?=\s+[A-Z][a-z])(?<!A(?=\s))|[A-Z]\.(?=\s+A\s)|[IVX]{1,6}[.:](?=\s)|[IVX]{2,6}(?=\s+[A-Z])|§\s*[0-9.]+)[.:)]?\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
