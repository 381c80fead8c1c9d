namespace ArxivBot.Summaries;

/// <summary>A name of a summary, held against each place where its paper has it.</summary>
internal sealed class NameEvidence
{
    private const double MostWeight = 6;

    private readonly Claim _claim;
    private readonly Statement _statement;
    private readonly PassageIndex _paper;
    private readonly NamePlace _name;
    private readonly string _key;

    // Numbers of its clause that the paper has.
    private readonly Quantity[] _numbers;
    private readonly string[] _words, _neighbours;
    private readonly int[] _same;

    // For each mention.
    private readonly double[] _wordsBeside, _windows;

    // For each passage.
    private readonly double[] _wordsWithin, _wordsNear;

    // The same for every mention: shares of the topics, and of the numbers that stand anywhere near the name.
    private readonly double _ofSentence, _ofClause, _betweenCommas, _numbersAnywhere;

    // What other names of the paper have most of.
    private readonly double _bestWindow;

    public NameEvidence(Claim claim, NamePlace name)
    {
        (_claim, _statement, _paper, _name, _key) = (claim, claim.Statement, claim.Paper, name, claim.KeyOf(name));
        var segment = _statement.SegmentAt(name.At);
        bool[] speaks = [.. _paper.Passages.Select(passage => passage.SaysNear(_key))];
        var clause = _paper.Overlaps(_statement.Keys(segment).Where(IsOther));
        var between = _statement.KeysBetweenCommas(name.At).Where(IsOther).ToList() is { Count: > 1 } keys ? _paper.Overlaps(keys) : clause;
        (_ofSentence, _ofClause, _betweenCommas) = (MostOf(claim.Overlaps(_key)), MostOf(clause), MostOf(between));
        _words = [.. _statement.Words(segment)];
        _wordsBeside = claim.Mentions.BesideNames.Shares(_words);
        (_wordsWithin, _wordsNear) = _paper.Shares(_words);
        _windows = claim.Mentions.AroundNames.Shares([.. _statement.Window(name.At, name.End, Claim.WindowSize).Where(key => IsOther(key) && _paper.Has(key))]);
        _neighbours = [.. _statement.Neighbours(name.At, name.End)];
        var known = claim.Numbers.Where(each => _statement.SegmentAt(each.Number.At) == segment && each.Overlaps.Any(overlap => overlap >= 1)).ToList();
        _numbers = [.. known.Select(each => each.Number)];
        _numbersAnywhere = known.Count == 0 ? 0 : (double)known.Count(each => each.Overlaps.Zip(speaks).Any(passage => passage.First >= 1 && passage.Second)) / known.Count;
        var names = claim.Mentions.Names;
        _same = [.. Enumerable.Range(0, names.Count).Where(at => names[at].Key == _key)];
        _bestWindow = Enumerable.Range(0, names.Count).Where(at => !_statement.All.Contains(names[at].Key) && !_paper.IsSubject(names[at].Key)).Select(at => _windows[at]).DefaultIfEmpty().Max();

        // Of a passage that has the name, at the most.
        double MostOf(double[] overlaps) => Topic.Of(overlaps).Where((_, at) => speaks[at]).DefaultIfEmpty().Max();
    }

    /// <summary>Values of each <see cref="NameSignal"/>, for each place that has the name; for one that is nowhere where none has.</summary>
    public IReadOnlyList<double[]> AtEachPlace() => _same.Length == 0 ? [Anywhere().Values] : [.. _same.Select(At)];

    private Signals<NameSignal> Anywhere()
    {
        var signals = new Signals<NameSignal>();
        signals.Set(NameSignal.Bias, 1);
        signals.Set(NameSignal.Subject, _paper.IsSubject(_key));
        signals.Set(NameSignal.NoMention, _same.Length == 0);
        signals.Set(NameSignal.Mentions, Math.Log(1 + _same.Length));
        signals.Set(NameSignal.Weight, Math.Min(MostWeight, _paper.Weight(_key)));
        signals.Set(NameSignal.TopicOfSentence, _ofSentence);
        signals.Set(NameSignal.TopicOfClause, _ofClause);
        signals.Set(NameSignal.TopicBetweenCommas, _betweenCommas);
        signals.Set(NameSignal.Topic, Math.Max(_ofSentence, Math.Max(_ofClause, _betweenCommas)));
        signals.Set(NameSignal.OnlyName, _claim.Names.All(other => other == _key || _paper.IsSubject(other)));
        signals.Set(NameSignal.NoWords, _words.Length == 0);
        signals.Set(NameSignal.NumbersAnywhere, _numbersAnywhere);
        signals.Set(NameSignal.NoNumbersBeside, _numbers.Length == 0);
        signals.Set(NameSignal.SubjectFirst, _paper.IsSubject(_key) && !_statement.Names.Any(other => other.End <= _name.At));
        return signals;
    }

    private double[] At(int at)
    {
        var mention = _claim.Mentions.Names[at];
        var passage = mention.Passage;
        NamePlace[] theirs = [.. passage.Own.Names.Where(other => other.Key == _key)];
        var signals = Anywhere();
        signals.Set(NameSignal.WordsBeside, _wordsBeside[at]);
        signals.Set(NameSignal.WordsWithin, _wordsWithin[mention.At]);
        signals.Set(NameSignal.WordsNear, _wordsNear[mention.At]);
        signals.Set(NameSignal.Window, _windows[at]);
        signals.Set(NameSignal.WindowLead, _windows[at] - _bestWindow);
        signals.Set(NameSignal.WindowLag, Math.Min(0, _windows[at] - _bestWindow));
        signals.Set(NameSignal.WindowOfSubject, _paper.IsSubject(_key) ? _windows[at] : 0);
        signals.Set(NameSignal.NumbersWithin, Part(number => passage.Own.Quantities.Any(number.Renders)));
        signals.Set(NameSignal.NumbersNear, Part(passage.HasNear));
        signals.Set(NameSignal.Repeated, passage.Table is null && _statement.Names.Count(other => _claim.KeyOf(other) == _key) is > 1 and var times && times > theirs.Length);
        signals.Set(NameSignal.Neighbour, theirs.Any(other => passage.Own.Neighbours(other.At, other.End).Intersect(_neighbours).Any()));
        return signals.Values;
    }

    private bool IsOther(string key) => key != _key;

    private double Part(Func<Quantity, bool> isSo) => _numbers.Length == 0 ? 0 : (double)_numbers.Count(isSo) / _numbers.Length;
}
