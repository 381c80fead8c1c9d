namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A number of a summary, held against each place where its paper prints it.</summary>
internal sealed class NumberEvidence
{
    // A passage with less than this part of the best one's overlap is about something else.
    private const double SentenceShare = 0.4, ClauseShare = 0.6;

    private readonly Statement _statement;
    private readonly PassageIndex _paper;
    private readonly IReadOnlyList<NumberMention> _mentions;
    private readonly Quantity _number;
    private readonly Quantity[] _others;
    private readonly int _segment;
    private readonly IReadOnlySet<string> _meant;
    private readonly IReadOnlySet<string> _counted;
    private readonly string[] _names, _words;
    private readonly int _times;
    private readonly bool _isStart;

    private readonly Comparison? _comparison;

    // For each mention.
    private readonly bool[] _isOfOthers;
    private readonly double[] _namesBeside, _wordsBeside, _around, _strange;

    // For each passage.
    private readonly double[] _namesWithin, _namesNear, _wordsWithin, _wordsNear, _allWords, _ofSentence, _ofClause, _numbersWithin;

    public NumberEvidence(Claim claim, Quantity number)
    {
        (_statement, _paper, _mentions, _number) = (claim.Statement, claim.Paper, claim.Mentions.Numbers, number);
        _segment = _statement.SegmentAt(number.At);
        _meant = _statement.Meant(_segment);
        _counted = _statement.CountedBy(number);
        _others = [.. _statement.Quantities.Where(other => other != number)];
        _names = [.. claim.Names.Where(name => _meant.Contains(name) && !_paper.IsSubject(name))];
        _isStart = _statement.IsStart(number);
        _times = _statement.Quantities.Count(other => (other.Unit, other.Decimals) == (number.Unit, number.Decimals) && other.Renders(number) && number.Renders(other));
        _words = [.. _statement.Words(_segment)];
        _ofSentence = Topic.Of(claim.Overlaps(number));
        _ofClause = Topic.Of(_paper.Overlaps(_statement.Keys(_segment).Concat(claim.Names.Where(_statement.Segments[_segment].Contains)).Distinct()));
        (_namesBeside, _wordsBeside) = (claim.Mentions.BesideNumbers.Shares(_names), claim.Mentions.BesideNumbers.Shares(_words));
        (_namesWithin, _namesNear) = _paper.Shares(_names);
        (_wordsWithin, _wordsNear) = _paper.Shares(_words);
        _allWords = claim.WordsWithin;
        (_around, _strange) = (claim.Around(number), claim.Strange);
        _isOfOthers = claim.MentionsOfOthers(number);
        _comparison = _statement.ComparisonIn(_segment);
        _numbersWithin = new double[_paper.Passages.Count];
        foreach (var (_, overlaps) in claim.Numbers.Where(each => each.Number != number))
        {
            for (var at = 0; at < overlaps.Length; at++)
                _numbersWithin[at] += overlaps[at] >= 1 ? 1.0 / _others.Length : 0;
        }
    }

    /// <summary>Values of each <see cref="NumberSignal"/>, for each place that prints the number; none where it is nowhere.</summary>
    public IReadOnlyList<double[]> AtEachPlace()
    {
        int[] same = [.. Enumerable.Range(0, _mentions.Count).Where(at => IsSaid(_mentions[at]))];
        if (same.Length == 0)
            return [];
        // Numbers that could stand in its place, and all that the sentence has not.
        int[] any = [.. Enumerable.Range(0, _mentions.Count).Where(at => !_isOfOthers[at] && !same.Contains(at))];
        int[] rivals = [.. any.Where(IsAlike)];
        var isCountedOtherwise = _counted.Count > 0 && !same.Any(Counts) && Enumerable.Range(0, _mentions.Count).Any(Counts);
        double[] all = [.. Enumerable.Range(0, _mentions.Count).Select(Fit)];
        var (fits, fitsOfAny) = (new Standing(rivals.Select(at => all[at])), new Standing(any.Select(at => all[at])));
        var (around, aroundOfAny) = (new Standing(rivals.Select(at => _around[at])), new Standing(any.Select(at => _around[at])));
        return [.. same.Select(at =>
        {
            var signals = Of(at, same.Length, isCountedOtherwise);
            var fit = all[at];
            signals.Set(NumberSignal.Lead, fits.Lead(fit));
            signals.Set(NumberSignal.Lag, fits.Lag(fit));
            signals.Set(NumberSignal.Better, fits.Better(fit));
            signals.Set(NumberSignal.LeadOfAny, fitsOfAny.Lead(fit));
            signals.Set(NumberSignal.LagOfAny, fitsOfAny.Lag(fit));
            signals.Set(NumberSignal.BetterOfAny, fitsOfAny.Better(fit));
            signals.Set(NumberSignal.Around, _around[at]);
            signals.Set(NumberSignal.AroundOfBest, aroundOfAny.Share(_around[at]));
            signals.Set(NumberSignal.AroundLead, around.Lead(_around[at]));
            signals.Set(NumberSignal.AroundLag, around.Lag(_around[at]));
            signals.Set(NumberSignal.AroundLagOfAny, aroundOfAny.Lag(_around[at]));
            signals.Set(NumberSignal.AroundBetter, around.Better(_around[at]));
            return signals.Values;
        })];
    }

    private Signals<NumberSignal> Of(int at, int times, bool isCountedOtherwise)
    {
        var mention = _mentions[at];
        var signals = new Signals<NumberSignal>();
        signals.Set(NumberSignal.Bias, 1);
        signals.Set(NumberSignal.InTable, mention.Passage.Table is not null);
        signals.Set(NumberSignal.InChinese, _statement.IsChinese);
        signals.Set(NumberSignal.Mentions, Math.Log(times));
        signals.Set(NumberSignal.InLetters, _number.IsWord);
        signals.Set(NumberSignal.One, _number is { IsWord: true, Value: 1 });
        signals.Set(NumberSignal.CountedOtherwise, isCountedOtherwise);
        signals.Set(NumberSignal.Topic, Math.Max(_ofSentence[mention.At], _ofClause[mention.At]));
        signals.Set(NumberSignal.OnTopic, _ofSentence[mention.At] >= SentenceShare || _ofClause[mention.At] >= ClauseShare);
        signals.Set(NumberSignal.WordsBeside, _wordsBeside[at]);
        signals.Set(NumberSignal.WordsWithin, _wordsWithin[mention.At]);
        signals.Set(NumberSignal.NoWords, _words.Length == 0);
        AddNames(signals, mention, at);
        AddUnits(signals, mention);
        AddNumbers(signals, mention);
        if (mention.Passage.Table is { } row)
            AddCell(signals, mention, row);
        else
            AddSentence(signals, mention);
        return signals;
    }

    private void AddNames(Signals<NumberSignal> signals, NumberMention mention, int at)
    {
        signals.Set(NumberSignal.NamesBeside, _namesBeside[at]);
        signals.Set(NumberSignal.NamesWithin, _namesWithin[mention.At]);
        signals.Set(NumberSignal.NamesNear, _namesNear[mention.At]);
        signals.Set(NumberSignal.NoNames, _names.Length == 0);
        string[] missing = [.. _names.Where(name => _paper.IsCompared(name) && !mention.IsBeside(name))];
        signals.Set(NumberSignal.ComparedElsewhere, missing.Length > 0);
        signals.Set(NumberSignal.ComparedNowhere, missing.Any(name => !IsNear(mention.Passage, name)));
        string[] theirs = [.. mention.Names.Where(name => !_paper.IsSubject(name))];
        var strange = theirs.Count(name => !_statement.All.Contains(name));
        signals.Set(NumberSignal.Strange, strange > 0);
        signals.Set(NumberSignal.StrangeShare, theirs.Length == 0 ? 0 : (double)strange / theirs.Length);
        signals.Set(NumberSignal.NamedElsewhere, theirs.Any(name => _statement.All.Contains(name) && !_meant.Contains(name)));
        signals.Set(NumberSignal.NamedBeside, theirs.Any(_meant.Contains));
        signals.Set(
            NumberSignal.SubjectForAnother,
            _names.Length == 0 && theirs.Any(name => !_meant.Contains(name)) && !mention.Names.Any(_paper.IsSubject) && _statement.NamesIn(_segment).Any(name => _paper.IsSubject(name.Key)));
    }

    private void AddUnits(Signals<NumberSignal> signals, NumberMention mention)
    {
        var isCell = mention.Passage.Table is not null;
        var isAdded = _number.Unit is not null && mention.Number.Unit is null;
        var isOfOthers = isAdded && mention.Passage.Near.Append(mention.Passage.Own).Any(near => near.Quantities.Any(other => other.Unit == _number.Unit));
        signals.Set(NumberSignal.UnitAdded, isAdded && !isCell && !isOfOthers);
        signals.Set(NumberSignal.UnitOfOthers, isOfOthers && !isCell);
        signals.Set(NumberSignal.MeasureAdded, isAdded && !isCell && _number.Unit is not (Quantity.Percent or Quantity.Points or Quantity.Times) && !mention.Passage.Own.ListsNumbers);
        signals.Set(NumberSignal.UnitAddedToCell, isAdded && isCell);
        signals.Set(NumberSignal.UnitLeftOut, _number.Unit is null && mention.Number.Unit is not null);
    }

    private void AddNumbers(Signals<NumberSignal> signals, NumberMention mention)
    {
        var passage = mention.Passage;
        // What stands near a row are all rows, it among them.
        var printed = passage.Near.Sum(near => near.Quantities.Count(_number.Renders)) + (passage.Table is null ? passage.Own.Quantities.Count(_number.Renders) : 0);
        signals.Set(NumberSignal.Repeated, _times > 1 && _times > printed);
        signals.Set(NumberSignal.NumbersWithin, _numbersWithin[mention.At]);
        signals.Set(NumberSignal.NumbersNear, _others.Length == 0 ? 0 : (double)_others.Count(other => passage.HasNear(other)) / _others.Length);
    }

    private void AddCell(Signals<NumberSignal> signals, NumberMention mention, TableRow row)
    {
        signals.Set(NumberSignal.RowBeside, Share(mention.Row, _meant));
        signals.Set(NumberSignal.RowWithin, Share(mention.Row, _statement.All));
        signals.Set(NumberSignal.RowOfSubject, mention.Row.Any(_paper.IsSubject));
        var said = _statement.Segments[_segment];
        var isAnotherRow = row.Rows.DifferInNames(said, mention.Row);
        signals.Set(NumberSignal.AnotherRow, !_isStart && isAnotherRow);
        signals.Set(NumberSignal.AnotherRowInWords, !_isStart && row.Rows.DifferInWords(said, mention.Row));
        signals.Set(NumberSignal.AnotherRowMeant, !_isStart && row.Rows.DifferInNames(_meant, mention.Row));
        signals.Set(NumberSignal.StartOfAnother, _isStart && isAnotherRow);
        signals.Set(NumberSignal.AnotherColumn, row.Columns.DifferInNames(said, mention.Column));
        signals.Set(NumberSignal.AnotherColumnInWords, row.Columns.DifferInWords(said, mention.Column));
    }

    private void AddSentence(Signals<NumberSignal> signals, NumberMention mention)
    {
        var (own, segment) = (mention.Passage.Own, mention.Segment);
        signals.Set(NumberSignal.Leader, _statement.LeaderOf(_segment) is { } mine && own.LeaderOf(segment) is { } theirs ? mine == theirs ? 1 : -1 : 0);
        signals.Set(NumberSignal.Reversed, IsReversed(_comparison, own.ComparisonIn(segment)) || IsReversed(_statement.Replacement, own.Replacement));
        signals.Set(NumberSignal.AnotherFrame, _statement.Frame is { Count: > 0 } frame && own.Frame is { Count: > 0 } other && !frame.Overlaps(other) && !frame.Overlaps(own.All));
        signals.Set(NumberSignal.ListedOtherwise, IsListedOtherwise(mention));
        signals.Set(NumberSignal.RivalNamed, _paper.Rivals.Any(rivals => rivals.DifferInNames(_statement.Segments[_segment], own.Segments[segment])));
        signals.Set(NumberSignal.RivalInWords, _paper.Rivals.Any(rivals => rivals.DifferInWords(_statement.Segments[_segment], own.Segments[segment])));
        signals.Set(NumberSignal.RivalMeant, _paper.Rivals.Any(rivals => rivals.DifferInNames(_meant, own.Meant(segment))));
    }

    private bool IsListedOtherwise(NumberMention mention)
    {
        var (place, length) = mention.Passage.Own.PlaceInList(mention.Number);
        if (length == 0)
            return false;
        var lists = mention.Passage.Earlier.Take(1).Prepend(mention.Passage.Own).Select(each => each.NamesListed(length)).FirstOrDefault(each => each.Count > 0) ?? [];
        return lists.Any(list => _names.Intersect(list).Any() && !_names.Contains(list[place]));
    }

    // How well a place fits, whatever number it has: for telling apart where the summary's number should stand.
    private double Fit(int at)
    {
        var here = _mentions[at].At;
        return 2 * (_around[at] + _namesBeside[at] + _wordsBeside[at]) + _namesWithin[here] + _wordsWithin[here] + (_namesNear[here] + _wordsNear[here]) / 2
            + _allWords[here] + _numbersWithin[here] + _ofSentence[here] - _strange[at];
    }

    private bool IsAlike(int at) => _mentions[at].Number is var other && (other.Unit == _number.Unit || other.Unit is null || _number.Unit is null)
        && other.Decimals > 0 == _number.Decimals > 0;

    // Neither a whole number for a percentage nor, unless it is spoken of, an uncertainty for a value.
    private bool IsSaid(NumberMention mention)
    {
        var (passage, theirs) = (mention.Passage, mention.Number);
        return (passage.Table?.IsRendered(theirs, _number, _paper.HasColumnIn(_number.Unit)) ?? _number.Renders(theirs) && !IsCount(passage, theirs))
            && (!theirs.IsUncertainty || _number.IsUncertainty || _statement.SpeaksOfUncertainty);
    }

    // “By a factor of 11” in a sentence without a percentage.
    private bool IsCount(Passage passage, Quantity theirs) => _number.Unit == Quantity.Percent && theirs is { Unit: null, Decimals: 0, Value: > 1 }
        && !passage.Own.Quantities.Any(other => other.Unit == Quantity.Percent);

    private static bool IsReversed(Comparison? here, Comparison? there) => here is not null && there is not null && here.IsReversed(there);

    private bool Counts(int at) => _mentions[at].Counted.Overlaps(_counted);

    private static bool IsNear(Passage passage, string name) =>
        passage.SaysNear(name) || passage.Earlier.Any(earlier => earlier.All.Contains(name));

    private double Share(IReadOnlySet<string> keys, IReadOnlySet<string> said) =>
        keys.Count == 0 ? 0 : keys.Where(said.Contains).Sum(_paper.Weight) / keys.Sum(_paper.Weight);
}
