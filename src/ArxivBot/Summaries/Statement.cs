using System.Text.RegularExpressions;

namespace ArxivBot.Summaries;

/// <summary>A sentence or a table's row, taken apart: what it counts, what it names, and its words.</summary>
/// <remarks>It has a segment for each number that something stands before, and one for what is added after the last.</remarks>
internal sealed partial class Statement
{
    // A name is at most that many words: Llama-3.1-70B-Instruct.
    private const int LongestName = 5;

    private readonly List<int> _ends;

    // Segments of names that stand in a list of their own: “A and B need 1 and 2 hours”.
    private readonly Dictionary<int, int> _listed = [];

    private Statement(string text, int offset)
    {
        (Text, Offset) = (text, offset);
        Names = PaperNames.Of(text);
        Quantities = Summaries.Quantities.Of(text, Names);
        _ends = Cut(text, Quantities);
        AssignLists();
        Tokens = [.. TokensOf(text)];
        All = Tokens.Select(token => token.Key).ToHashSet(StringComparer.Ordinal);
        Segments = _ends.Count == 1 ? [All] : SegmentsOf();
    }

    public string Text { get; }

    /// <summary>Of its first character in the text it was cut from, counted from 0.</summary>
    public int Offset { get; }

    public IReadOnlyList<NamePlace> Names { get; private set; }

    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>Stems of its content words, and its runs of one to five words without what stands between.</summary>
    public IReadOnlyList<(string Key, int At)> Tokens { get; }

    /// <summary>Keys of the tokens of each.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Segments { get; }

    public IReadOnlySet<string> All { get; }

    /// <param name="offset">Of the sentence in the text it was cut from.</param>
    public static Statement Of(string sentence, int offset = 0) => new(sentence, offset);

    /// <summary>Takes the first word, which any sentence writes with a capital, for a name where the paper has it as one.</summary>
    public void NameOpening(Func<string, bool> isName)
    {
        if (OpeningWord().Match(Text) is { Success: true, Value: var word, Index: var at } && !Names.Any(name => name.At == at)
            && PaperNames.Key(word) is var key && isName(key))
            Names = [new NamePlace(word, at, key), .. Names];
    }

    /// <summary>Takes words for names that are written as none.</summary>
    public void NameWords(Func<string, bool> isName) => Names = [.. Names
        .Concat(Words().Matches(Text).Where(word => !Names.Any(name => word.Index >= name.At && word.Index < name.End) && isName(PaperNames.Key(word.Value)))
            .Select(word => new NamePlace(word.Value, word.Index, PaperNames.Key(word.Value))))
        .OrderBy(name => name.At)];

    /// <returns>Counted from 0.</returns>
    public int SegmentAt(int at)
    {
        if (_listed.TryGetValue(at, out var segment))
            return segment;
        while (segment < _ends.Count - 1 && at >= _ends[segment])
            segment++;
        return segment;
    }

    /// <summary>Whether a segment goes on to something else without a name, so that what was named before is not meant: “against 37 before”.</summary>
    public bool TurnsAt(int segment) => NamesIn(segment).All(name => Places().IsMatch(Text[..name.At])) && Turns().IsMatch(Text[PartOf(segment)]);

    /// <summary>What is said beside a number, and where nothing is named there, with what was named last before.</summary>
    public IReadOnlySet<string> Around(int segment)
    {
        var at = segment;
        while (at > 0 && !NamesIn(at).Any() && !TurnsAt(at))
            at--;
        return at == segment || !NamesIn(at).Any() ? Segments[segment] : Segments[at].Union(Segments[segment]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The name that a segment begins with: whose number it is, mostly.</summary>
    public string? LeaderOf(int segment) => NamesIn(segment).FirstOrDefault() is { Key: { } key } first
        && Lead().IsMatch(Text[PartOf(segment).Start.Value..Math.Max(PartOf(segment).Start.Value, first.At)]) ? key : null;

    public bool SpeaksOfUncertainty => Uncertainty().IsMatch(Text);

    /// <summary>Whether it has numbers in a row: “4.6, 3.8 and 0.9”.</summary>
    public bool ListsNumbers => Lists(Quantities.Select(number => (number.At, number.End))).Any();

    /// <summary>What a segment compares.</summary>
    public Comparison? ComparisonIn(int segment) => Comparison.Of(Text, PartOf(segment), Names);

    /// <summary>The word right after a number that has no unit: the layers of “12 layers”.</summary>
    public string? Counted(Quantity number) => number.Unit is null
        ? Tokens.Where(token => token.At == number.End + 1 && token.Key.StartsWith(Word, StringComparison.Ordinal)).Select(token => token.Key).FirstOrDefault()
        : null;

    public IEnumerable<NamePlace> NamesIn(int segment) => Names.Where(name => SegmentAt(name.At) == segment);

    /// <summary>What can be looked for of it elsewhere: names and content words, one key each.</summary>
    public IEnumerable<string> Keys(int? segment = null) => Tokens
        .Where(token => token.Key.StartsWith(Word, StringComparison.Ordinal) && (segment is null || SegmentAt(token.At) == segment)
            && !Names.Any(name => token.At >= name.At && token.At < name.End))
        .Select(token => token.Key)
        .Concat(Names.Where(name => segment is null || SegmentAt(name.At) == segment).Select(name => name.Key))
        .Distinct();

    private Range PartOf(int segment) => (segment == 0 ? 0 : _ends[segment - 1]).._ends[segment];

    // Keeps stems apart from names.
    private const string Word = "~";

    private HashSet<string>[] SegmentsOf()
    {
        HashSet<string>[] segments = [.. _ends.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (var (key, at) in Tokens)
            segments[SegmentAt(at)].Add(key);
        return segments;
    }

    private void AssignLists()
    {
        List<List<int>> names = [.. Lists(Names.Select(name => (name.At, name.End)))];
        foreach (var numbers in Lists(Quantities.Select(number => (number.At, number.End))))
        {
            if (names.Where(list => list.Count == numbers.Count).ToList() is not [var one])
                continue;
            foreach (var (name, number) in one.Zip(numbers))
                _listed[name] = SegmentAt(number);
        }
    }

    // Starts of what is joined by nothing but commas and “and”.
    private IEnumerable<List<int>> Lists(IEnumerable<(int At, int End)> places)
    {
        List<int> list = [];
        var end = 0;
        foreach (var place in places)
        {
            if (list.Count > 0 && !Joins().IsMatch(Text[end..place.At]))
            {
                if (list.Count > 1)
                    yield return list;
                list = [];
            }

            list.Add(place.At);
            end = place.End;
        }

        if (list.Count > 1)
            yield return list;
    }

    private static List<int> Cut(string text, IReadOnlyList<Quantity> quantities)
    {
        List<int> ends = [];
        for (var at = 0; at + 1 < quantities.Count; at++)
        {
            var from = quantities[at].End;
            if (Separators().Match(text, from, Math.Max(0, quantities[at + 1].At - from)) is { Success: true } separator)
                ends.Add(separator.Index);
            else if (Prepositions().Match(text, from, Math.Max(0, quantities[at + 1].At - from)) is { Success: true } preposition)
                ends.Add(preposition.Index);
        }

        if (quantities.Count > 0 && Additions().Match(text, quantities[^1].End) is { Success: true } addition)
            ends.Add(addition.Index);
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
                if (next > at && !AreOne(words[next - 1].Index + words[next - 1].Length, words[next].Index))
                    break;
                key += keys[next];
                // The 2 of “GritNet 2.31” is no version.
                if (IsBeforeFraction(words[next].Index + words[next].Length))
                    continue;
                yield return (key, words[at].Index);
                // A name's plural is the same name.
                if (key.Length > 2 && key.EndsWith('s'))
                    yield return (key[..^1], words[at].Index);
            }
        }

        bool AreOne(int end, int start) => end == start || end + 1 == start && (text[end] is ' ' or '-' or '‑' or '–' or '_' or '+' or '/' || IsBeforeFraction(end));
        bool IsBeforeFraction(int end) => end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]);
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"[\p{Lu}\p{Ll}\p{Nd}]+", Options)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(but|while|whereas|versus|vs|than|against|compared|baselines?|others?|without|before|previous|earlier)\b|而|基线|其他", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Turns();

    [GeneratedRegex(@"\b(in|with|at|for|after|within|by|on|of)\b", Options | RegexOptions.RightToLeft)]
    private static partial Regex Prepositions();

    [GeneratedRegex(@"(?<=^\s*)\p{Lu}\p{Ll}{3,}(?![\p{L}\p{Nd}-])", Options)]
    private static partial Regex OpeningWord();

    // What a sentence adds after its last number, with names of its own.
    [GeneratedRegex(@"[;；]|, (and|which|where|but|while|whereas)\b|，(并|而|且)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Additions();

    [GeneratedRegex(@"±|error|uncertain|deviation|within|误差|标准差|不确定", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Uncertainty();

    [GeneratedRegex(@"\b(on|in|at) (the )?$", Options)]
    private static partial Regex Places();

    [GeneratedRegex(@"^\P{L}*((and|but|while|whereas|the|whilst|than|against|by|with|for|而|和|与|比)\P{L}*)*$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\s*(,|and|, and|和|与|、|，)\s*$", Options)]
    private static partial Regex Joins();

    [GeneratedRegex(@"[,;:()|，；、：（）]|\b(and|but|while|whereas|versus|vs|than|against|compared)\b|\bto \P{L}*$|而|和|与|比|对|降到|升到|降至|升至|变为|[到至] ?$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();
}
