namespace ArxivBot.Summaries;

/// <summary>A sentence of a summary, held against the paper.</summary>
internal sealed class Claim
{
    // A passage with less than this part of the best passage's overlap is about something else.
    private const double NumberShare = 0.4, NameShare = 0.5;

    // Of what is said beside the number alone, for a table's row: a sentence often speaks of several rows.
    private const double RowShare = 0.75;

    private const double Noise = 1e-9;

    // Another number of the sentence tells as much as a rare word.
    private const double Sibling = 2;

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
        var isOfSubject = _statement.Keys().All(_paper.IsSubject);
        var scores = Scores(_statement.Keys(), number);
        var best = scores.DefaultIfEmpty().Max();
        var rows = _paper.Overlaps(close);
        var bestRow = rows.DefaultIfEmpty().Max();
        var repeated = _statement.Quantities.Count(each => each.Renders(number) && number.Renders(each));
        for (var at = 0; at < scores.Length; at++)
        {
            var passage = _paper.Passages[at];
            var isAbout = isOfSubject || scores[at] >= best * NumberShare - Noise && (best == 0 || scores[at] > 0);
            if (!isAbout && (rows[at] == 0 || rows[at] < bestRow * RowShare))
                continue;
            Quantity[] same = [.. passage.Own.Quantities.Where(theirs => (passage.Table?.IsRendered(theirs, number, _paper.HasColumnIn(number.Unit)) ?? number.Renders(theirs)) && !IsCount(passage, number, theirs) && !IsUncertainty(number, theirs))];
            // A number that is said twice must be there twice; a table has it in two rows.
            if ((passage.Table is not null || same.Length >= repeated) && same.Any(theirs => !Contradicts(passage, number, theirs, close)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the paper has the name, and has it where it speaks of the same things.</summary>
    public bool Holds(NamePlace name)
    {
        var key = KeyOf(name);
        if (!_paper.Has(key))
            return false;
        var scores = Scores(_statement.Keys().Where(each => each != key), null);
        var best = scores.DefaultIfEmpty().Max();
        return best == 0 || _paper.IsSubject(key) || _paper.IsOnlyInTitle(key) || scores.Where((score, at) => score >= best * NameShare && Speaks(_paper.Passages[at], key)).Any();
    }

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

    // Whether the number belongs to another of the things that the passage compares.
    private bool Contradicts(Passage passage, Quantity number, Quantity theirs, HashSet<string> close)
    {
        if (passage.Table is { } row)
            return row.Contradicts(theirs.At, _statement, _statement.SegmentAt(number.At)) || IsOfAnother(row, theirs.At, close);
        var own = passage.Own.SegmentAt(theirs.At);
        if (_paper.Rivals.Any(rivals => rivals.Differ(_statement, _statement.SegmentAt(number.At), passage.Own, own)))
            return true;
        // A list may go on from the names before it, and of Chinese only names are compared.
        var isLoose = passage.Own.ListsNumbers || _statement.Text.Any(PaperNames.Chinese);
        // Its sentence says nothing of what the summary says beside the number.
        if (close.Any(key => !_paper.IsSubject(key) && _paper.Has(key)) && !close.Any(key => passage.Own.All.Contains(key) || isLoose && _names.Contains(key) && passage.Before?.All.Contains(key) == true))
            return true;
        var beside = passage.Own.Around(own);
        if (_statement.ComparisonIn(_statement.SegmentAt(number.At)) is { } said && passage.Own.ComparisonIn(own) is { } printed && said.IsReversed(printed))
            return true;
        var segment = _statement.SegmentAt(number.At);
        if (_statement.LeaderOf(segment) is { } leader && passage.Own.LeaderOf(own) is { } owner && leader != owner && !beside.Contains(leader) && !close.Contains(owner))
            return true;
        // It counts layers here and cards there, and the paper counts both.
        if (_statement.Counted(number) is { } here && passage.Own.Counted(theirs) is { } there && here != there
            && _paper.IsCounted(here) && !beside.Contains(here) && !close.Contains(there))
            return true;
        // The number goes with a name there that the summary gives to another number.
        var others = passage.Own.NamesIn(own).Select(name => name.Key).Where(name => !close.Contains(name)).ToList();
        // What is beside several numbers tells none of them apart.
        others.RemoveAll(name => passage.Own.Segments.Count(segment => segment.Contains(name)) > 1);
        if (others.Any(_names.Contains) && close.Any(key => _names.Contains(key) && !beside.Contains(key)))
            return true;
        // The number goes with a name there that the summary leaves out, and the summary's name is not around.
        var strange = others.Any(name => !_statement.All.Contains(name));
        if (strange && close.Any(key => _names.Contains(key) && !_paper.IsSubject(key) && !passage.Own.All.Contains(key)))
            return true;
        // What follows does not say what a number belongs to, what comes before may.
        if (close.Any(key => _names.Contains(key) && !_paper.IsSubject(key) && !passage.Own.All.Contains(key) && passage.Before?.All.Contains(key) != true))
            return true;
        var elsewhere = close.Where(key => !beside.Contains(key) && passage.Own.All.Contains(key)).ToList();
        // The summary's name goes with another number there.
        if (strange && elsewhere.Any(_names.Contains))
            return true;
        // Nothing of what the summary says beside it is beside it there, but beside a number that the summary leaves out.
        return elsewhere.Count > 0 && passage.Own.Keys(own).Any() && !close.Any(beside.Contains)
            && (!passage.Own.Quantities.Any(other => other != theirs && _statement.Quantities.Any(each => each.Renders(other))));
    }

    // The summary has a name beside the number that the table has not, and the cell one that the summary has not.
    private bool IsOfAnother(TableRow row, int at, HashSet<string> close) =>
        close.Any(key => _names.Contains(key) && !_paper.IsSubject(key) && !row.Says(key)) && row.NamesOf(at).Any(name => !_statement.All.Contains(name));

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
