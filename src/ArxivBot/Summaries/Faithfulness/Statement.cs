using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A sentence or a table's row, taken apart: what it counts, what it names, and its words.</summary>
/// <remarks>It has a segment for each number that something stands before, and one for what is added after the last.</remarks>
internal sealed partial class Statement
{
    private static readonly char[] Commas = [',', ';', '，', '；', '。'];

    private readonly Clauses _clauses;

    private IReadOnlySet<string>? _frame;
    private Comparison? _replacement;

    private Proximity? _proximity;

    // Of each segment, once asked for.
    private readonly IReadOnlySet<string>?[] _meant;

    private Statement(string text, int offset, Abbreviations abbreviations)
    {
        (Text, Offset) = (text, offset);
        Names = PaperNames.Of(text);
        Quantities = Faithfulness.Quantities.Of(text, Names);
        _clauses = new Clauses(text, Names, Quantities);
        Tokens = [.. Faithfulness.Tokens.Of(text, abbreviations)];
        All = Tokens.Select(token => token.Key).ToHashSet(StringComparer.Ordinal);
        Segments = _clauses.Count == 1 ? [All] : SegmentsOf();
        _meant = new IReadOnlySet<string>?[_clauses.Count];
    }

    public string Text { get; }

    /// <summary>Of its first character in the text it was cut from, counted from 0.</summary>
    public int Offset { get; }

    public IReadOnlyList<NamePlace> Names { get; private set; }

    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>Stems of its content words, and its runs of one to five words without what stands between.</summary>
    public IReadOnlyList<(string Key, int At)> Tokens { get; }

    /// <summary>Its words without a capital.</summary>
    public IEnumerable<string> LowerCaseWords => Tokens.Select(token => (token.Key, From: Text.AsMemory(token.At))).Where(token => token.From.Span.StartsWith(token.Key, StringComparison.Ordinal)).Select(token => token.Key);

    /// <summary>Keys of the tokens of each.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Segments { get; }

    public IReadOnlySet<string> All { get; }

    /// <param name="offset">Of the sentence in the text it was cut from.</param>
    /// <param name="abbreviations">Of the paper that it is from, or held against.</param>
    public static Statement Of(string sentence, Abbreviations abbreviations, int offset = 0) => new(sentence, offset, abbreviations);

    /// <summary>A text on its own.</summary>
    public static Statement Of(string text) => new(text, 0, Abbreviations.None);

    /// <summary>Takes the first word, which any sentence writes with a capital, for a name where the paper has it as one.</summary>
    public void NameOpening(Func<string, bool> isName)
    {
        if (OpeningWord().Match(Text) is { Success: true, Value: var word, Index: var at } && !Names.Any(name => name.At == at)
            && PaperNames.Key(word) is var key && isName(key))
            Names = [new NamePlace(word, at, key), .. Names];
    }

    /// <summary>Takes words for names that are written as none.</summary>
    public void NameWords(Func<string, bool> isName) => Names = [.. Names
        .Concat(Faithfulness.Tokens.Words().Matches(Text).Where(word => !Names.Any(name => word.Index >= name.At && word.Index < name.End) && isName(word.Value))
            .Select(word => new NamePlace(word.Value, word.Index, PaperNames.Key(word.Value))))
        .OrderBy(name => name.At)];

    /// <returns>Counted from 0.</returns>
    public int SegmentAt(int at) => _clauses.SegmentAt(at);

    // Whether a segment goes on to something else without a name, so that what was named before is not meant: “against 37 before”.
    private bool TurnsAt(int segment) => NamesIn(segment).All(name => Places().IsMatch(Text[..name.At])) && Turns().IsMatch(Text[_clauses.PartOf(segment)]);

    /// <summary>What a segment means: what it says, and what its sentence opens with.</summary>
    public IReadOnlySet<string> Meant(int segment) => _meant[segment] ??= Frame is { Count: > 0 } frame ? Around(segment).Union(frame).ToHashSet(StringComparer.Ordinal) : Around(segment);

    /// <summary>How close its words and names are to its places.</summary>
    public Proximity Proximity => _proximity ??= new Proximity(Text, [.. Tokens.Where(token => Faithfulness.Tokens.IsWord(token.Key) || !token.Key.All(char.IsDigit) && Names.Any(name => token.At >= name.At && token.At < name.End))]);

    /// <summary>Keys of the last name before a place and of the first after it that comes before the next number.</summary>
    public IEnumerable<string> Neighbours(int at, int end)
    {
        var until = Quantities.Select(number => number.At).FirstOrDefault(start => start >= end, Text.Length);
        if (Names.LastOrDefault(name => name.End <= at).Key is { } before)
            yield return before;
        if (Names.FirstOrDefault(name => name.At >= end && name.At < until).Key is { } after)
            yield return after;
    }

    /// <summary>Stems of its content words, or of a segment's, each once.</summary>
    public IEnumerable<string> Words(int? segment = null) => Keys(segment).Where(Faithfulness.Tokens.IsWord);

    // What is said beside a number, and where nothing is named there, with what was named last before.
    private IReadOnlySet<string> Around(int segment)
    {
        var at = segment;
        if (IsAddedAt(segment))
            return Segments[segment];
        if (RefersBack(segment))
            at = Enumerable.Range(0, segment).FirstOrDefault(each => NamesIn(each).Any());
        while (at > 0 && !NamesIn(at).Any() && !TurnsAt(at))
            at--;
        return at == segment || !NamesIn(at).Any() ? Segments[segment] : Segments[at].Union(Segments[segment]).ToHashSet(StringComparer.Ordinal);
    }

    // Whether a segment names nothing and means what its sentence began with: “, yet its recall is”.
    private bool RefersBack(int segment) => NamesNothingMore(segment) && Pronouns().IsMatch(Text[_clauses.PartOf(segment)]);

    // “; the base variant takes 38 hours” is not of what was named before.
    private bool IsAddedAt(int segment) => NamesNothingMore(segment) && Text[_clauses.PartOf(segment)].TrimStart() is [';' or '；', ..];

    private bool NamesNothingMore(int segment) => segment > 0 && !NamesIn(segment).Any();

    /// <summary>The name that a segment begins with: whose number it is, mostly.</summary>
    public string? LeaderOf(int segment) => NamesIn(segment).FirstOrDefault() is { Key: { } key } first
        && Lead().IsMatch(Text[_clauses.PartOf(segment).Start.Value..Math.Max(_clauses.PartOf(segment).Start.Value, first.At)]) ? key : null;

    /// <summary>Names of what a sentence opens with and means throughout: “On ELI5, ”.</summary>
    public IReadOnlySet<string> Frame => _frame ??= Frames().Match(Text) is { Success: true } frame
        ? Names.Where(name => name.At < frame.Index + frame.Length).Select(name => name.Key).ToHashSet(StringComparer.Ordinal) : [];

    /// <summary>Whether a number is what something changes from: of “A lowers it from 3 to 2” the 3 is not A's.</summary>
    public bool IsStart(Quantity number) => From().IsMatch(Text.AsSpan(0, number.At));

    public bool SpeaksOfUncertainty => Uncertainty().IsMatch(Text);

    /// <summary>Whether it has numbers in a row: “4.6, 3.8 and 0.9”.</summary>
    public bool ListsNumbers => _clauses.ListsNumbers;

    /// <summary>What a segment compares.</summary>
    public Comparison? ComparisonIn(int segment) => Comparison.Of(Text, _clauses.PartOf(segment), Names);

    /// <summary>What it has in place of what.</summary>
    public Comparison? Replacement => _replacement ??= Comparison.OfReplacement(Text, Names);

    /// <summary>Stems of the words right after a number that has no unit: those of “41 known rules”.</summary>
    public IReadOnlySet<string> CountedBy(Quantity number) => number.Unit is null && Things().Match(Text, number.End) is { Success: true } things
        ? Stems.Where(token => token.At >= things.Index && token.At < things.Index + things.Length).Select(token => token.Key).ToHashSet(StringComparer.Ordinal)
        : [];

    public IEnumerable<NamePlace> NamesIn(int segment) => Names.Where(name => SegmentAt(name.At) == segment);

    /// <summary>What can be looked for of it elsewhere: names and content words, one key each.</summary>
    public IEnumerable<string> Keys(int? segment = null) => KeysWhere(at => segment is null || SegmentAt(at) == segment);

    /// <summary>The same, of what stands between the commas around a place.</summary>
    public IEnumerable<string> KeysBetweenCommas(int place)
    {
        var from = Text.LastIndexOfAny(Commas, place) + 1;
        var to = Text.IndexOfAny(Commas, place) is var comma && comma < 0 ? Text.Length : comma;
        return KeysWhere(at => at >= from && at < to);
    }

    private IEnumerable<(string Key, int At)> Stems => Tokens.Where(token => Faithfulness.Tokens.IsWord(token.Key));

    private IEnumerable<string> KeysWhere(Func<int, bool> isThere) => Stems
        .Where(token => isThere(token.At) && !Names.Any(name => token.At >= name.At && token.At < name.End))
        .Select(token => token.Key)
        .Concat(Names.Where(name => isThere(name.At)).Select(name => name.Key))
        .Distinct();

    private HashSet<string>[] SegmentsOf()
    {
        HashSet<string>[] segments = [.. Enumerable.Range(0, _clauses.Count).Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (var (key, at) in Tokens)
            segments[SegmentAt(at)].Add(key);
        return segments;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(but|while|whereas|versus|vs|than|against|compared|baselines?|others?|without|before|previous|earlier)\b|而|基线|其他", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Turns();

    [GeneratedRegex(@"\G[ -]?((?!(of|in|with|by|for|at|on|and|or|to|from|per|than|as|is|are|was|were|that|which|while|but)\b)[a-zA-Z-]+ ?){1,3}|\G ?[\u4E00-\u9FFF]{1,8}", Options)]
    private static partial Regex Things();

    [GeneratedRegex(@"(?<=^\s*)\p{Lu}\p{Ll}{3,}(?![\p{L}\p{Nd}-])", Options)]
    private static partial Regex OpeningWord();

    [GeneratedRegex(@"±|\b(standard|statistical|systematic|measurement) errors?\b|\berror (bar|of the mean)|uncertain|deviation|within|标准误|标准差|不确定", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Uncertainty();

    [GeneratedRegex(@"(\bfrom|从|由)\s*$", Options)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(it|its|they|their)\b|其|它", Options)]
    private static partial Regex Pronouns();

    [GeneratedRegex(@"\b(on|in|at) (the )?$", Options)]
    private static partial Regex Places();

    [GeneratedRegex(@"^\P{L}*((and|but|while|whereas|the|whilst|than|against|by|with|for|而|和|与|比)\P{L}*)*$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\s*(On|In|For|At|Under|With)\b([^,;:.()\d]{2,}([\w-]*\d[\w-]*)?[^,;:.()\d]*,|( (the|both|and|[\p{Lu}\d][\w@+.-]*))+(?= (its?|the|this) ))|^\s*(在|对于?|针对)[^，；。：]*[上中下里时]，", Options)]
    private static partial Regex Frames();
}
