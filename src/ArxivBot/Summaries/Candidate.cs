using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries;

/// <summary>A sentence of a paper that could stand in its summary.</summary>
/// <param name="Text">Without marks of citations.</param>
/// <param name="Place">Where in its section, from 0 (its beginning) to 1.</param>
internal sealed record Candidate(string Text, PaperSection Section, double Place)
{
    /// <summary>What a summary of a very long text is made from; the cost grows with its square.</summary>
    private const int Most = 1_500;

    /// <summary>The sentences of a paper that can be read alone, in its order, evenly from all sections where they are too many.</summary>
    public static IReadOnlyList<Candidate> Of(PaperText paper)
    {
        List<List<Candidate>> sections = [.. paper.Sections.Where(section => section.Kind != SectionKind.Appendix).Select(Of).Where(found => found.Count > 0)];
        if (sections.Count == 0)
            sections = [.. paper.Sections.Select(Of).Where(found => found.Count > 0)];
        var each = Most;
        while (each > 1 && sections.Sum(section => Math.Min(section.Count, each)) > Most)
            each = each * 9 / 10;
        return [.. sections.SelectMany(section => Evenly(section, each)).Take(Most)];
    }

    private static List<Candidate> Of(PaperSection section)
    {
        string[] sentences = [.. section.Paragraphs.Where(Prose.IsRunning).SelectMany(Sentences.Of)];
        return [.. sentences.Select((sentence, at) => new Candidate(Prose.WithoutCitations(sentence), section, (double)at / sentences.Length))
            .Where(candidate => Prose.IsReadable(candidate.Text))];
    }

    private static IEnumerable<Candidate> Evenly(List<Candidate> section, int most) => section.Count <= most
        ? section
        : Enumerable.Range(0, most).Select(at => section[(int)((long)at * section.Count / most)]);
}

/// <summary>Tells sentences that say something alone from what else stands between full stops.</summary>
internal static partial class Prose
{
    private const int Shortest = 30, ShortestOfIdeographs = 10, Longest = 400, FewestWords = 5;

    /// <summary>Below it, a sentence is mostly formula.</summary>
    private const double LeastLetters = 0.72, MostSingleLetters = 0.25;

    /// <summary>Takes out <c>[3, 14]</c>; names with years stay, since they are part of what is said.</summary>
    public static string WithoutCitations(string sentence) =>
        SpaceBefore().Replace(Citation().Replace(sentence, ""), "$1").Trim();

    /// <summary>Neither a table, which alone has several lines, nor a caption.</summary>
    public static bool IsRunning(string paragraph) => !paragraph.Contains('\n') && !Caption().IsMatch(paragraph);

    /// <summary>Without the words that begin a part of a structured abstract: <c>Results: …</c></summary>
    public static string WithoutHeading(string sentence) => Heading().Replace(sentence, "");

    public static bool IsReadable(string sentence)
    {
        var foreign = sentence.Any(letter => letter is >= '\u3040' and <= '\u9fff');
        if (sentence.Length < (foreign ? ShortestOfIdeographs : Shortest) || sentence.Length > Longest || !Whole().IsMatch(sentence) || Label().IsMatch(sentence) || Furniture().IsMatch(sentence) || Declares().IsMatch(sentence))
            return false;
        var words = sentence.Split(' ');
        var letters = sentence.Count(sign => char.IsLetter(sign) || sign == ' ');
        return (foreign || words.Length >= FewestWords)
            && letters >= LeastLetters * sentence.Length
            && words.Count(word => word.Length == 1 && word is not ("a" or "A" or "I")) <= MostSingleLetters * words.Length
            && !Debris().IsMatch(sentence);
    }

    // 0 is no reference, and after these words brackets hold an interval or stand for a name.
    [GeneratedRegex(@"(?<!(\b(in|interval|range|from|over|on|to|by|of|see|with|and|following)|∈) ?) ?\[[1-9]\d{0,2}( ?[,;–-] ?[1-9]\d{0,2})*\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();

    // Looking back keeps a long run of blanks from being read once for each of them.
    [GeneratedRegex(@"(?<!\s)\s+([.,;:])")]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"^(fig(ure)?|tab(le)?|algorithm|listing)\.? ?[A-Z]?\d+(\.\d+)*[.:|]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^(background|motivation|objectives?|aims?|purpose|materials and methods|methods?|results?|findings|conclusions?|significance) ?: (?=\p{Lu})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[\p{Lu}\p{Lo}\d“""(].*[.。!][”"")]?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(fig(ure|s)?|tab(le)?|algorithm|listing|eq(uation)?s?|proof|appendix|keywords|code|data availability)\b\.? ?(\(?[A-Z]?\d|[:.])|^(proof|remark|lemma|theorem|proposition|corollary|definition)\b[^.]{0,12}[.:]$|^\(?\d+(\.\d+)*\)?[.:]? ?$|^\d+(\.\d+)+ ", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    // What letters stand for, which says nothing without the formulas.
    [GeneratedRegex(@"^(let|suppose|denote|recall|assume|define|we (write|denote|define)) .*?([=∈∑]|\bbe\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Declares();

    // What papers say about themselves, and not about their subject.
    [GeneratedRegex(@"\b((rest|remainder) of (the|this) (paper|article|work)|(paper|article|work) is (organi[sz]ed|structured)|^(section|appendix) \S+ (describes|presents|discusses|reviews|gives|contains|concludes)|(code|data|models?|weights|implementation)( and \w+)? (is|are|will be|have been) (\w+ )?(available|released|open)|https?://|supported by|grateful|acknowledge|corresponding author|equal contribution|all rights reserved|©)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Furniture();

    [GeneratedRegex(@"\\[a-zA-Z]+|[_^{}|]{2}|(\S*[=∑∫∏≤≥∂∇]\S*\s+\S+\s+){2}|\?\?|\[\?\]|\[[1-9]\d{0,2}\]|\b(by|of|see|with|and|following) \[\d|\.{4}")]
    private static partial Regex Debris();
}
