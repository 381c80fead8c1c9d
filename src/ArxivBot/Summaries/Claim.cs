namespace ArxivBot.Summaries;

/// <summary>A sentence of a summary, held against the paper.</summary>
internal sealed class Claim
{
    // A passage with less than this part of the best passage's overlap is about something else.
    private const double NumberShare = 0.4, NameShare = 0.4;

    // Of what is said beside the number or name alone: a sentence often speaks of several rows.
    private const double RowShare = 0.6;

    private const double Noise = 1e-9;

    // Another number of the sentence tells as much as a rare word.
    private const double Sibling = 2;

    // A stem.
    private const string Single = Tokens.Word + "singl";

    private readonly Statement _statement;
    private readonly PassageIndex _paper;
    private readonly HashSet<string> _names;
    private readonly IReadOnlyList<(Quantity Number, double[] Overlaps)> _numbers;

    public Claim(Statement statement, PassageIndex paper)
    {
        (_statement, _paper) = (statement, paper);
        _numbers = [.. statement.Quantities.Select(number => (number, paper.Overlaps(number)))];
        _names = statement.Names.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the paper has the number, and has it where it speaks of the same things.</summary>
    public bool Holds(Quantity number)
    {
        var segment = _statement.SegmentAt(number.At);
        var close = _statement.Keys(segment).Concat(_names.Where(_statement.Segments[segment].Contains)).ToHashSet(StringComparer.Ordinal);
        // A sentence about nothing but the paper's subject may be about any passage: the subject is often meant where it is not said.
        // So may a clause in Chinese that names nothing.
        var isOfSubject = _statement.IsChinese && number.IsTelling && !close.Any(_paper.Has) || _statement.Keys().All(_paper.IsSubject);
        var scores = Scores(_statement.Keys(), number);
        var best = scores.DefaultIfEmpty().Max();
        var rows = _paper.Overlaps(close);
        var bestRow = rows.DefaultIfEmpty().Max();
        // “One span” is “a single span”.
        if (number is { IsWord: true, Value: 1 } && _paper.Has(Single))
            return true;
        // Counts in Chinese characters go with too many words to tell where they belong.
        var isAnywhere = number.IsOrdinal || number.IsWord && _statement.IsChinese;
        var counted = _statement.CountedBy(number);
        var needed = _statement.Quantities.Count(each => each.Renders(number) && number.Renders(each));
        var owners = new Owners(_statement, _paper, _names, number, close);
        for (var at = 0; at < scores.Length; at++)
        {
            var passage = _paper.Passages[at];
            var isAbout = isOfSubject || scores[at] >= best * NumberShare - Noise && (best == 0 || scores[at] > 0) || rows[at] > 0 && rows[at] >= bestRow * RowShare;
            // “41 rules” are counted once, wherever that is.
            if (!isAbout && !isAnywhere && counted.Count == 0)
                continue;
            Quantity[] same = [.. passage.Own.Quantities.Where(theirs => IsSaid(number, passage, theirs))];
            if (!IsThere(needed, passage, number, same.Length))
                continue;
            if (same.Any(theirs => isAnywhere || (isAbout || passage.Table is null && counted.Overlaps(passage.Own.CountedBy(theirs))) && !owners.Contradict(passage, theirs)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the paper has the name, and has it where it speaks of the same things.</summary>
    public bool Holds(NamePlace name)
    {
        var key = KeyOf(name);
        if (!_paper.Has(key) || IsAcronym(name.Text) && !_paper.Writes(name.Text.TrimEnd('s')))
            return false;
        return _paper.IsSubject(key) || _paper.IsOnlyInTitle(key)
            || Speak(Scores(_statement.Keys().Where(each => each != key), null), NameShare, key)
            || Speak(_paper.Overlaps(_statement.Keys(_statement.SegmentAt(name.At)).Where(each => each != key)), RowShare, key)
            || _statement.KeysBetweenCommas(name.At).Where(each => each != key).ToList() is { Count: > 1 } between && Speak(_paper.Overlaps(between), RowShare, key);
    }

    // Whether the name is in a passage that speaks of the same things, if any does.
    private bool Speak(double[] scores, double share, string key) =>
        scores.DefaultIfEmpty().Max() is var best && (best == 0 || scores.Where((score, at) => score >= best * share && Speaks(_paper.Passages[at], key)).Any());

    private double[] Scores(IEnumerable<string> keys, Quantity? except)
    {
        var scores = _paper.Overlaps(keys);
        foreach (var (_, overlaps) in _numbers.Where(each => each.Number != except))
        {
            for (var at = 0; at < scores.Length; at++)
                scores[at] += overlaps[at] * Sibling;
        }

        return scores;
    }

    private bool IsSaid(Quantity number, Passage passage, Quantity theirs) =>
        (passage.Table?.IsRendered(theirs, number, _paper.HasColumnIn(number.Unit)) ?? number.Renders(theirs)) && !IsCount(passage, number, theirs) && !IsUncertainty(number, theirs);

    // A number that is said twice must be there twice; a table has it in two rows.
    private static bool IsThere(int needed, Passage passage, Quantity number, int times) =>
        passage.Table is not null || needed <= times + (needed > 1 ? passage.Near.Sum(near => near.Quantities.Count(number.Renders)) : 0);

    // CLIP is no clip.
    private static bool IsAcronym(string text) => text.TrimEnd('s') is { Length: > 1 } letters && letters.All(char.IsAsciiLetterUpper);

    // What follows “±” is not the value.
    private bool IsUncertainty(Quantity number, Quantity theirs) => theirs.IsUncertainty && !number.IsUncertainty && !_statement.SpeaksOfUncertainty;

    // A whole number is no percentage in a sentence that has none: “by a factor of 11”.
    private static bool IsCount(Passage passage, Quantity number, Quantity theirs) =>
        passage.Table is null && number.Unit == Quantity.Percent && theirs is { Unit: null, Decimals: 0, Value: > 1 }
        && !passage.Own.Quantities.Any(other => other.Unit == Quantity.Percent);

    private static bool Speaks(Passage passage, string key) => passage.Own.All.Contains(key) || passage.Near.Any(near => near.All.Contains(key));

    // In the plural as the paper has it, else in the singular.
    private string KeyOf(NamePlace name) => _paper.Has(name.Key) || !name.Key.EndsWith('s') ? name.Key : name.Key[..^1];
}
