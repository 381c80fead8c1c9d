using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>Where a sentence's segments end: one for each number that something stands before, and one for what is added after the last.</summary>
internal sealed partial class Clauses
{
    private readonly string _text;
    private readonly List<int> _ends;

    // Segments of names that stand in a list of their own: “A and B need 1 and 2 hours”.
    private readonly Dictionary<int, int> _listed = [];

    public Clauses(string text, IReadOnlyList<NamePlace> names, IReadOnlyList<Quantity> quantities)
    {
        (_text, _ends) = (text, Cut(text, [.. quantities.Where(number => number is not { IsWord: true, Value: 1 })]));
        var numberLists = Lists(quantities.Select(number => (number.At, number.End))).ToList();
        var nameLists = Lists(names.Select(name => (name.At, name.End))).ToList();
        ListsNumbers = numberLists.Count > 0;
        foreach (var list in numberLists)
        {
            if (nameLists.Where(each => each.Count == list.Count).ToList() is not [var one])
                continue;
            foreach (var (name, number) in one.Zip(list))
                _listed[name] = SegmentAt(number);
        }
    }

    public int Count => _ends.Count;

    /// <summary>Whether numbers stand in a row: “4.6, 3.8 and 0.9”.</summary>
    public bool ListsNumbers { get; }

    /// <returns>Counted from 0.</returns>
    public int SegmentAt(int at)
    {
        if (_listed.TryGetValue(at, out var segment))
            return segment;
        while (segment < _ends.Count - 1 && at >= _ends[segment])
            segment++;
        return segment;
    }

    /// <summary>Of a segment in the text.</summary>
    public Range PartOf(int segment) => (segment == 0 ? 0 : _ends[segment - 1]).._ends[segment];

    // Starts of what is joined by nothing but commas and “and”.
    private IEnumerable<List<int>> Lists(IEnumerable<(int At, int End)> places)
    {
        List<int> list = [];
        var (end, isClosed) = (0, false);
        foreach (var place in places)
        {
            if (list.Count > 0 && !Joins().IsMatch(_text[end..place.At]))
            {
                if (isClosed)
                    yield return list;
                (list, isClosed) = ([], false);
            }

            // “On A, B” is no list, “A and B” is.
            isClosed |= list.Count > 0 && !IsComma().IsMatch(_text[end..place.At]);
            list.Add(place.At);
            end = place.End;
        }

        if (isClosed)
            yield return list;
    }

    private static List<int> Cut(string text, IReadOnlyList<Quantity> quantities)
    {
        List<int> ends = [];
        // What stands before a semicolon, or before “, and”, says another thing than the first number.
        if (quantities.Count > 0 && Halves().Match(text, 0, quantities[0].At) is { Success: true } half)
            ends.Add(half.Index);
        for (var at = 0; at + 1 < quantities.Count; at++)
        {
            var (from, length) = (quantities[at].End, Math.Max(0, quantities[at + 1].At - quantities[at].End));
            // “47 versus 42 on A”: both are of A.
            if (Versus().IsMatch(text.AsSpan(from, length)) && Where().IsMatch(text, quantities[at + 1].End))
                continue;
            // “38 more than A and 21 more than B”: what stands right before a number ends what goes before.
            if (LastSeparator().Match(text, from, length) is { Success: true } last)
                ends.Add(last.Index);
            else if (Separators().Match(text, from, length) is { Success: true } separator)
                ends.Add(separator.Index);
            else if (Prepositions().Match(text, from, length) is { Success: true } preposition)
                ends.Add(preposition.Index);
            else if (Of().Match(text, from, length) is { Success: true } of)
                ends.Add(of.Index);
            else if (Verbs().Match(text, from, length) is { Success: true } verb)
                ends.Add(verb.Index);
        }

        if (quantities.Count > 0 && Additions().Match(text, quantities[^1].End) is { Success: true } addition)
            ends.Add(addition.Index);
        return [.. ends, text.Length];
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"[;；]|, (and|while|whereas|but)\b|(?<![上中下里时])，(?=[^，]*[a-zA-Z]{2})", Options | RegexOptions.RightToLeft)]
    private static partial Regex Halves();

    [GeneratedRegex(@"(?<=(than|against|versus|vs|compared (to|with)) [^,;]+)( and|,( and)?) ((by|to|at|in|only|about|of|for|with) )*$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex LastSeparator();

    [GeneratedRegex(@"^\s*(versus|vs\.?|against|compared (to|with)|对比?|比)\s*$", Options)]
    private static partial Regex Versus();

    [GeneratedRegex(@"\G\s*\p{Ll}* ?\b(on|in|at|under)\b", Options)]
    private static partial Regex Where();

    [GeneratedRegex(@"\b(in|with|at|for|after|within|by|on)\b", Options | RegexOptions.RightToLeft)]
    private static partial Regex Prepositions();

    [GeneratedRegex(@"\b(has|have|had|is|are|was|were|gets?|got|reach(es|ed)?|scores?|needs?|takes?|gives?|yields?|achieves?|obtains?)\b", Options)]
    private static partial Regex Verbs();

    // “With a factor of 24” is said together.
    [GeneratedRegex(@"\b(an?|its|the) ([\w@-]+ ){1,4}of \P{L}*$|\bof\b", Options)]
    private static partial Regex Of();

    // What a sentence adds after its last number, with names of its own.
    [GeneratedRegex(@"[;；,，]|\b(and|but|while|whereas|although|though|yet)\b|[)）](?=[,，])", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Additions();

    [GeneratedRegex(@"^\s*[,，]\s*$", Options)]
    private static partial Regex IsComma();

    [GeneratedRegex(@"^\s*(,|and|or|, (and|or)|和|与|、|，)\s*((of|in|on|the|with|for|an?)\s+)?$", Options)]
    private static partial Regex Joins();

    [GeneratedRegex(@"[,;:()|，；、：（）]|\b(and|but|while|whereas|versus|vs|than|against|compared|instead of|in place of|below|above|behind|ahead of|beats?|outperforms?|exceeds?|surpass(es)?)\b|\bto \P{L}*$|而|和|与|比|对|降到|升到|降至|升至|变为|[到至] ?$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();
}
