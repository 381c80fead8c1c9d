using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>The sentences of a text, each given out once before any is given out again.</summary>
internal sealed partial class Sentences
{
    private const int ShortestLength = 20;
    private const int ShortestWideLength = 8;
    private const int LongestLength = 400;

    private readonly List<string> _all;
    private readonly List<string> _left;

    public Sentences(string text)
    {
        _all = [.. End().Split(text).Select(sentence => Space().Replace(sentence, " ").Trim()).Where(IsOne).Distinct(StringComparer.Ordinal)];
        if (_all.Count == 0)
            _all.Add("The text has no sentence that could be told.");
        _left = [.. _all];
    }

    /// <summary>The first that has one of the words, in any case; when none has, the first.</summary>
    public string Take(params IReadOnlyList<string> words)
    {
        if (_left.Count == 0)
            _left.AddRange(_all);
        var sentence = _left.Find(s => words.Any(word => s.Contains(word, StringComparison.OrdinalIgnoreCase))) ?? _left[0];
        _left.Remove(sentence);
        return sentence;
    }

    /// <summary>The first with a digit in it; when none has one, the first.</summary>
    public string TakeNumber() => Take("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private static bool IsOne(string sentence) =>
        sentence.Length is >= ShortestWideLength and <= LongestLength && (sentence.Length >= ShortestLength || sentence.Any(c => c is >= '\u4e00' and <= '\u9fff')) && sentence.Any(char.IsLetter);

    [GeneratedRegex(@"(?<=[.!?])(?<!\b(?:et al|e\.g|i\.e|Fig|Eq|Sec|vs|cf)\.)\s+(?=[\p{Lu}\p{N}""'(])|(?<=[。！？])|\n\s*\n|(?m:^#+[^\n]*$)")]
    private static partial Regex End();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
