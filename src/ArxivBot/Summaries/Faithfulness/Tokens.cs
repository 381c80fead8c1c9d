using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What of a text can be looked for elsewhere, as keys.</summary>
internal static partial class Tokens
{
    /// <summary>Keeps stems apart from names.</summary>
    public const string Word = "~";

    /// <summary>Whether a key is a word's stem.</summary>
    public static bool IsWord(string key) => key.StartsWith(Word, StringComparison.Ordinal);

    // A name is at most that many words: Llama-3.1-70B-Instruct.
    private const int LongestName = 5;

    /// <summary>Stems of content words, runs of one to five words without what stands between, and what is written short for these.</summary>
    public static IEnumerable<(string Key, int At)> Of(string text, Abbreviations abbreviations)
    {
        foreach (var (stem, at) in ChineseTerms.In(text))
            yield return (Word + stem, at);
        Match[] words = [.. Words().Matches(text).Cast<Match>()];
        var keys = Array.ConvertAll(words, word => PaperNames.Key(word.Value));
        for (var at = 0; at < words.Length; at++)
        {
            if (ContentWords.Stem(words[at].Value) is { } stem)
                yield return (Word + stem, words[at].Index);
            var key = "";
            for (var next = at; next < Math.Min(words.Length, at + LongestName); next++)
            {
                if (next > at && !AreOne(words[next - 1].Index + words[next - 1].Length, words[next].Index))
                    break;
                key += keys[next];
                // The 2 of “GritNet 2.31” is no version.
                if (IsBeforeFraction(words[next].Index + words[next].Length))
                    continue;
                yield return (key, words[at].Index);
                if (abbreviations.ShortOf(key) is { } shortForm)
                    yield return (shortForm, words[at].Index);
                // A name's plural is the same name.
                if (key.Length > 2 && key.EndsWith('s'))
                    yield return (key[..^1], words[at].Index);
            }
        }

        bool AreOne(int end, int start) => end == start || end + 1 == start && (text[end] is ' ' or '@' or '-' or '‑' or '–' or '_' or '+' or '/' || IsBeforeFraction(end));
        bool IsBeforeFraction(int end) => end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]);
    }

    [GeneratedRegex(@"[\p{Lu}\p{Ll}\p{Nd}]+", RegexOptions.CultureInvariant)]
    public static partial Regex Words();
}
