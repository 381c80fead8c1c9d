using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Extractive;

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
