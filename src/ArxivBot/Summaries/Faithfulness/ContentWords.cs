using System.Collections.Frozen;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>Words that say what a sentence is about, cut to what their forms share.</summary>
internal static class ContentWords
{
    // Measure, measured, measurement: six letters are one word in most scientific prose.
    private const int Longest = 6, Shortest = 3;

    private static readonly FrozenSet<string> Empty = (
        "the and for are was were been being has have had its this that these those with without from into onto over under than then they them their there here where when while which who whom whose what how "
        + "not nor but also only both each every any all some such more most less least very much many few our ours you your can could may might must should would will shall does did done doing "
        + "about above after again against among around because before below between beyond during further hence however just like near once other others out own per same since still thus too through until upon versus via well whether within yet "
        + "experiment experiments use uses used using show shows shown find finds found give gives given get gets paper work study result results one two three four five six seven eight nine ten eleven twelve").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <returns>Null for a word that says nothing on its own.</returns>
    public static string? Stem(string word)
    {
        if (word.Length < Shortest || word.Any(char.IsDigit))
            return null;
        var lower = word.ToLowerInvariant();
        if (Empty.Contains(lower))
            return null;
        if (lower.Length > Shortest && lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal))
            lower = lower[..^1];
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "e"])
        {
            if (lower.Length - ending.Length >= Shortest && lower.EndsWith(ending, StringComparison.Ordinal))
            {
                lower = lower[..^ending.Length];
                break;
            }
        }

        return lower.Length > Longest ? lower[..Longest] : lower;
    }
}
