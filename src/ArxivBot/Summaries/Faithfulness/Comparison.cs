using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>Who is said to be ahead of whom: “A is 5 times faster than B”.</summary>
/// <param name="By">What they are compared by.</param>
/// <param name="Ahead">Keys of the names on one side.</param>
/// <param name="Behind">Keys of the names on the other.</param>
internal sealed partial record Comparison(string By, IReadOnlySet<string> Ahead, IReadOnlySet<string> Behind)
{
    // Said of the one, it is the other's opposite.
    private static readonly Dictionary<string, string> Opposites = new(StringComparer.OrdinalIgnoreCase)
    {
        ["worse"] = "better",
        ["slower"] = "faster",
        ["less"] = "more",
        ["fewer"] = "more",
        ["lower"] = "higher",
        ["smaller"] = "larger",
        ["shorter"] = "longer",
    };

    /// <param name="names">Of the text, in its order.</param>
    /// <returns>Null where nothing is compared.</returns>
    public static Comparison? Of(string text, Range part, IEnumerable<NamePlace> names)
    {
        var (from, length) = part.GetOffsetAndLength(text.Length);
        if (Pivot().Match(text, from, length) is not { Success: true } pivot)
            return null;
        var word = pivot.Groups["word"].Value;
        var isReversed = pivot.Groups["behind"].Success || Opposites.ContainsKey(word);
        var by = word.Length == 0 ? "better" : Opposites.GetValueOrDefault(word, word).ToLowerInvariant();
        var before = Side(name => name.At >= from && name.At < pivot.Index + pivot.Length);
        var after = Side(name => name.At >= pivot.Index && name.At < from + length && !before.Contains(name.Key));
        return isReversed ? new Comparison(by, after, before) : new Comparison(by, before, after);

        HashSet<string> Side(Func<NamePlace, bool> isThere) => names.Where(isThere).Select(name => name.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What a text has in place of what: “with A instead of B”.</summary>
    /// <param name="names">Of the text, in its order.</param>
    /// <returns>Null where nothing is replaced.</returns>
    public static Comparison? OfReplacement(string text, IReadOnlyList<NamePlace> names) =>
        Replacement().Match(text) is { Success: true, Index: var at } && names.LastOrDefault(name => name.At < at).Key is { } put && names.FirstOrDefault(name => name.At > at).Key is { } taken
            ? new Comparison("instead", Only(put), Only(taken)) : null;

    /// <summary>Whether another text says it the other way round.</summary>
    public bool IsReversed(Comparison other) => By == other.By && Ahead.Overlaps(other.Behind) && Behind.Overlaps(other.Ahead);

    private static HashSet<string> Only(string name) => new(StringComparer.Ordinal) { name };

    [GeneratedRegex(@"\b(instead|in place) of\b|代替|取代", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Replacement();

    [GeneratedRegex(@"\b((?<word>better|worse|more|less|fewer|higher|lower|faster|slower|larger|smaller|longer|shorter|cheaper|stronger|weaker)\b[^,;]{0,40}?\bthan|(?<behind>behind|(beaten|outperformed|surpassed|exceeded) by)|outperform(s|ed|ing)?|beats?|surpass(es|ed)?|improv(es?|ed|ing) (on|over|upon)|over|ahead of)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Pivot();
}
