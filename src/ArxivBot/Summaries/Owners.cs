namespace ArxivBot.Summaries;

/// <summary>Whose a number of a summary is, against whose the same number is in a passage.</summary>
/// <param name="names">Of the whole sentence.</param>
/// <param name="close">What is said in the number's own clause.</param>
internal sealed class Owners(Statement statement, PassageIndex paper, IReadOnlySet<string> names, Quantity number, IReadOnlySet<string> close)
{
    private readonly int _segment = statement.SegmentAt(number.At);

    private readonly string[] _closeNames = [.. close.Where(key => names.Contains(key) && !paper.IsSubject(key))];

    /// <summary>Whether the number belongs to another of the things that the passage compares.</summary>
    /// <param name="theirs">The same number there.</param>
    public bool Contradict(Passage passage, Quantity theirs)
    {
        if (passage.Table is { } row)
            return row.Contradicts(theirs.At, statement, _segment) || row.IsOfOtherNames(close) || IsOfAnother(row, theirs.At) || row.IsFramedOtherwise(theirs.At, statement);
        var own = passage.Own.SegmentAt(theirs.At);
        return !number.IsWord && paper.Rivals.Any(rivals => rivals.Differ(statement, _segment, passage.Own, own))
            || IsFramedOtherwise(passage)
            || IsUnspoken(passage)
            || IsListedOtherwise(passage, theirs)
            || statement.ComparisonIn(_segment) is { } said && passage.Own.ComparisonIn(own) is { } printed && said.IsReversed(printed)
            || statement.Replacement is { } here && passage.Own.Replacement is { } there && here.IsReversed(there)
            || IsLedByAnother(passage.Own, own)
            // Small counts are put in many words, and go with names that are said elsewhere.
            || !number.IsWord && (IsOfAnotherKind(passage.Own, theirs, own) || IsNamedOtherwise(passage, theirs, own));
    }

    // “On ELI5, ” holds for all of its sentence.
    private bool IsFramedOtherwise(Passage passage) =>
        statement.Frame() is { Count: > 0 } here && passage.Own.Frame() is { Count: > 0 } there && !here.Overlaps(there) && !here.Overlaps(passage.Own.All);

    // “A, B and C. They fell by 4.6, 3.8 and 0.9”: the second number is of the second name.
    private bool IsListedOtherwise(Passage passage, Quantity theirs)
    {
        var (place, length) = passage.Own.PlaceInList(theirs);
        if (length == 0)
            return false;
        var lists = new[] { passage.Own, passage.Before }.OfType<Statement>().Select(each => each.NamesListed(length)).FirstOrDefault(each => each.Count > 0) ?? [];
        return lists.Any(list => _closeNames.Intersect(list).Any() && !_closeNames.Contains(list[place]));
    }

    // Its sentence says nothing of what the summary's says.
    private bool IsUnspoken(Passage passage)
    {
        // A list may go on from the names before it, and few words of Chinese are compared.
        var isLoose = passage.Own.ListsNumbers || statement.IsChinese;
        return close.Any(key => !paper.IsSubject(key) && paper.Has(key))
            && !statement.Keys().Any(key => passage.Own.All.Contains(key) || isLoose && names.Contains(key) && passage.Before?.All.Contains(key) == true);
    }

    private bool IsLedByAnother(Statement there, int own) => statement.LeaderOf(_segment) is { } leader && there.LeaderOf(own) is { } owner
        && leader != owner && !there.Around(own).Contains(leader) && !close.Contains(owner);

    // It counts layers here and cards there, and the paper counts both.
    private bool IsOfAnotherKind(Statement there, Quantity theirs, int own) => statement.Counted(number) is { } counted && (there.Counted(theirs) ?? theirs.Unit) is { } other
        && counted != other && paper.IsCounted(counted) && !there.Around(own).Contains(counted) && !close.Contains(other);

    private bool IsNamedOtherwise(Passage passage, Quantity theirs, int own)
    {
        var there = passage.Own;
        // What follows does not say what a number belongs to, what comes before may.
        string[] missing = [.. _closeNames.Where(key => !there.All.Contains(key) && !IsMeant(key, passage))];
        // Where most of what is named is there, the rest was said before.
        if (missing.Any(paper.IsCompared) || missing.Length > 0 && missing.Length * 2 >= _closeNames.Length)
            return true;
        // A name beside it there that the summary leaves out. What is beside several numbers tells none of them apart.
        var isStrange = there.NamesIn(own).Any(name => !statement.All.Contains(name.Key) && there.Segments.Count(segment => segment.Contains(name.Key)) == 1);
        if (isStrange && _closeNames.Any(key => !there.All.Contains(key)))
            return true;
        var beside = there.Around(own).Union(there.Frame()).ToHashSet(StringComparer.Ordinal);
        string[] elsewhere = [.. close.Where(key => !beside.Contains(key) && there.All.Contains(key))];
        // The summary's name goes with another number there.
        if (isStrange && elsewhere.Any(key => names.Contains(key) && there.HasNumberBeside(key, theirs.Unit)))
            return true;
        // Nothing of what the summary says beside it is beside it there, but beside a number that the summary leaves out.
        return elsewhere.Any(names.Contains) && there.Keys(own).Any() && !close.Any(beside.Contains)
            && !there.Quantities.Any(other => other != theirs && statement.Quantities.Any(each => each.Renders(other)));
    }

    // It was named right before, or longer ago and nothing since that could stand in its place.
    private bool IsMeant(string key, Passage passage)
    {
        // A sentence that names nobody is about the paper's subject rather than about what that is compared with.
        if (passage.Before is { } before && before.All.Contains(key))
            return passage.Own.Names.Count > 0 || passage.Own.ListsNumbers || before.Names is [{ Key: var first }, ..] && first == key || !paper.IsCompetitor(key);
        if (passage.Title?.All.Contains(key) == true)
            return true;
        // What no table compares can be said of what names nothing beside it.
        if (passage.Own.Names.Count == 0 && !paper.IsCompared(key) && passage.Near.Any(near => near.All.Contains(key)))
            return true;
        var since = passage.Earlier.TakeWhile(earlier => !earlier.All.Contains(key)).ToList();
        return since.Count < passage.Earlier.Count && since.Prepend(passage.Own).SelectMany(each => each.Names).All(name => statement.All.Contains(name.Key) || paper.IsSubject(name.Key));
    }

    // The summary has a name beside the number that the table has not, and the cell one that the summary has not.
    private bool IsOfAnother(TableRow row, int at) => _closeNames.Any(key => !row.Says(key)) && row.NamesOf(at).Any(name => !statement.All.Contains(name));
}
