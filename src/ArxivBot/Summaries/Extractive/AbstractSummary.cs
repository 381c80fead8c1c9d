using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Extractive;

/// <summary>The sentences of an abstract that say what was done, how, and what came out of it: the same for the same abstract.</summary>
/// <param name="How">Null when no sentence says it.</param>
/// <param name="Result">Null when no sentence says it.</param>
internal sealed record AbstractSummary(string What, string? How, string? Result)
{
    /// <param name="text">The abstract on one line.</param>
    public static AbstractSummary Of(string text)
    {
        var sentences = Sentences.Of(text);
        if (sentences.Count == 0)
            return new AbstractSummary(text.Length > 0 ? text : "The abstract is empty.", null, null);
        List<int> free = [.. Enumerable.Range(0, sentences.Count)];
        // What is announced comes first and the outcome last, so that each is looked for from its own end.
        var what = Take(at => Cues.Purpose(sentences[at]) - Depth(at)) ?? free[0];
        free.Remove(what);
        var result = Take(at => Cues.Outcome(sentences[at]) + Depth(at) - (at < what ? 1 : 0));
        free.Remove(result ?? -1);
        // What has been announced is mostly explained right after.
        var how = Take(at => at < what ? 0 : Cues.Method(sentences[at]) - Depth(at) + (at == what + 1 ? 1.5 : 0));
        return new AbstractSummary(sentences[what], Sentence(how), Sentence(result));

        double Depth(int at) => at / (2.0 * sentences.Count);

        int? Take(Func<int, double> score)
        {
            var best = free.Select(at => (At: at, Score: score(at))).OrderByDescending(found => found.Score).ThenBy(found => found.At).FirstOrDefault();
            return best.Score >= Cues.Least ? best.At : null;
        }

        string? Sentence(int? at) => at is { } place ? sentences[place] : null;
    }
}

/// <summary>Phrases by which authors say what a sentence is for.</summary>
internal static partial class Cues
{
    /// <summary>A sentence that says less is taken to be about something else.</summary>
    public const double Least = 1;

    private const double Strong = 3, Middling = 2, Weak = 1.25;

    public static double Purpose(string sentence) => Score(sentence, Announces(), MayAnnounce()) + (Studies().IsMatch(sentence) ? Middling : 0);

    public static double Method(string sentence) => Score(sentence, Explains(), MayExplain());

    public static double Outcome(string sentence) => Score(sentence, Concludes(), MayConclude());

    private static double Score(string sentence, Regex strong, Regex weak) =>
        (strong.IsMatch(sentence) ? Strong : 0) + (weak.IsMatch(sentence) ? Weak : 0);

    // Every repetition is bounded or ends at a space, so going back costs little.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(^|[,;:] |\b(and|here|hence|thus|paper|work|study|article|letter) )(we|this (paper|work|article|study|letter|thesis|survey|report)|the present (paper|work)) (\w+ly |then |here |also )?(propos|introduc|present|develop|describ|establish|construct|design|formaliz|creat|deriv)\w*", Options)]
    private static partial Regex Announces();

    [GeneratedRegex(@"\b(we|this (paper|work|article|study|letter|thesis|survey|report)|the present (paper|work)|the (aim|goal|objective|purpose) (of this \w+ )?(is|was)) (\w+ly |then |here |also )?(study|studi|investigat|address|prov|tackl|show|explor|consider|examin|formulat|survey|review|analy|report|offer|provid|argue|ask|evaluat|compar|revisit|attempt|aim|seek|to)\w*", Options)]
    private static partial Regex Studies();

    [GeneratedRegex(@"\b(in this (paper|work|article|study|letter|thesis|survey)|to (address|bridge|tackle|overcome|fill|close|solve|this end)|here,? we|this (paper|work|study)|novel|new (method|framework|approach|algorithm|model|architecture|paradigm))\b", Options)]
    private static partial Regex MayAnnounce();

    [GeneratedRegex(@"\b(our (\S+ ){0,2}(method|approach|framework|model|algorithm|system|architecture|analysis|proof|pipeline|design)|(specifically|concretely|in particular|to this end|technically|the key (idea|insight)|the (method|framework|approach|algorithm|model|system|architecture|pipeline) (\w+ ){0,2}(use|combine|consist|leverage|integrate|learn|replace|decompose|employ))|it (combines|uses|consists|leverages|integrates|learns))\w*", Options)]
    private static partial Regex Explains();

    [GeneratedRegex(@"\b(we (\w+ly |then |also )?(use|apply|combine|leverage|design|train|build|model|employ|adopt|formulate|extend|replace|integrate|define|learn|develop)|by (\w+ly )?\w+ing|based on|using|consists? of|combin(es|ing)|leverag(es|ing)|integrat(es|ing))\b", Options)]
    private static partial Regex MayExplain();

    [GeneratedRegex(@"\b((experiment|evaluation|result|finding|simulation|benchmark|test|experiment(al)? result|empirical|extensive|comprehensive)\w* (\S+ ){0,6}(show|demonstrat|reveal|indicat|confirm|suggest|validat|highlight|substantiat|verif)\w*|outperform\w*|we (\w+ly |also |then |further )?(show|demonstrate|find|observe|prove|achieve|obtain)|achiev(es|ed|ing)|(demonstrates|yields|attains|reaches|surpasses|exceeds|improves|reduces|delivers)|state-of-the-art (performance|results|accuracy)|conclusions?:)\b", Options)]
    private static partial Regex Concludes();

    [GeneratedRegex(@"(\d+(\.\d+)?\s?(%|\\%|x\b|×|times\b|points?\b|-fold\b)|\b(improv|significant|accura|speedup|faster|reduc|gain|superior|compared (to|with)|error|robust|findings?|results?)\w*)", Options)]
    private static partial Regex MayConclude();
}
