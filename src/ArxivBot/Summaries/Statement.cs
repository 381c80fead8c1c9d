using System.Text.RegularExpressions;

namespace ArxivBot.Summaries;

/// <summary>A sentence or a table's row, taken apart: what it counts, what it names, and its words.</summary>
/// <remarks>It has as many segments as it has numbers that something stands between, and one at least.</remarks>
internal sealed partial class Statement
{
    // A name is at most that many words: Llama-3.1-70B-Instruct.
    private const int LongestName = 5;

    private readonly List<int> _ends;

    private Statement(string text, int offset)
    {
        (Text, Offset) = (text, offset);
        Names = PaperNames.Of(text);
        Quantities = Summaries.Quantities.Of(text, Names);
        _ends = Cut(text, Quantities);
        Tokens = [.. TokensOf(text)];
        All = Tokens.Select(token => token.Key).ToHashSet(StringComparer.Ordinal);
        Segments = _ends.Count == 1 ? [All] : SegmentsOf();
    }

    public string Text { get; }

    /// <summary>Of its first character in the text it was cut from, counted from 0.</summary>
    public int Offset { get; }

    public IReadOnlyList<NamePlace> Names { get; }

    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>Stems of its content words, and its runs of one to five words without what stands between.</summary>
    public IReadOnlyList<(string Key, int At)> Tokens { get; }

    /// <summary>Keys of the tokens of each.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Segments { get; }

    public IReadOnlySet<string> All { get; }

    /// <param name="offset">Of the sentence in the text it was cut from.</param>
    public static Statement Of(string sentence, int offset = 0) => new(sentence, offset);

    /// <returns>Counted from 0.</returns>
    public int SegmentAt(int at)
    {
        var segment = 0;
        while (segment < _ends.Count - 1 && at >= _ends[segment])
            segment++;
        return segment;
    }

    /// <summary>Whether a segment goes on to something else without a name, so that what was named before is not meant: “against 37 before”.</summary>
    public bool TurnsAt(int segment) => !NamesIn(segment).Any() && Turns().IsMatch(Text[(segment == 0 ? 0 : _ends[segment - 1]).._ends[segment]]);

    public IEnumerable<NamePlace> NamesIn(int segment) => Names.Where(name => SegmentAt(name.At) == segment);

    /// <summary>What can be looked for of it elsewhere: names and content words, one key each.</summary>
    public IEnumerable<string> Keys(int? segment = null) => Tokens
        .Where(token => token.Key.StartsWith(Word, StringComparison.Ordinal) && (segment is null || SegmentAt(token.At) == segment)
            && !Names.Any(name => token.At >= name.At && token.At < name.End))
        .Select(token => token.Key)
        .Concat(Names.Where(name => segment is null || SegmentAt(name.At) == segment).Select(name => name.Key))
        .Distinct();

    // Keeps stems apart from names.
    private const string Word = "~";

    private HashSet<string>[] SegmentsOf()
    {
        HashSet<string>[] segments = [.. _ends.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (var (key, at) in Tokens)
            segments[SegmentAt(at)].Add(key);
        return segments;
    }

    private static List<int> Cut(string text, IReadOnlyList<Quantity> quantities)
    {
        List<int> ends = [];
        for (var at = 0; at + 1 < quantities.Count; at++)
        {
            var from = quantities[at].End;
            if (Separators().Match(text, from, Math.Max(0, quantities[at + 1].At - from)) is { Success: true } separator)
                ends.Add(separator.Index);
        }

        return [.. ends, text.Length];
    }

    private static IEnumerable<(string Key, int At)> TokensOf(string text)
    {
        Match[] words = [.. Words().Matches(text).Cast<Match>()];
        var keys = Array.ConvertAll(words, word => PaperNames.Key(word.Value));
        for (var at = 0; at < words.Length; at++)
        {
            if (ContentWords.Stem(words[at].Value) is { } stem)
                yield return (Word + stem, words[at].Index);
            var key = "";
            for (var next = at; next < Math.Min(words.Length, at + LongestName); next++)
            {
                key += keys[next];
                yield return (key, words[at].Index);
                // A name's plural is the same name.
                if (key.Length > 2 && key.EndsWith('s'))
                    yield return (key[..^1], words[at].Index);
            }
        }
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"[\p{Lu}\p{Ll}\p{Nd}]+", Options)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(but|while|whereas|versus|vs|than|against|compared|baselines?|others?|without|before|previous|earlier)\b|而|基线|其他", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Turns();

    [GeneratedRegex(@"[,;:()|，；、：（）]|\b(and|but|while|whereas|versus|vs|than|against|compared)\b|\bto (?=\P{L}*\d)|而|和|与|比|对|降到|升到|降至|升至|变为|到 ?(?=\d)|至 ?(?=\d)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();
}
