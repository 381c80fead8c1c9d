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
    private readonly double[] _around, _fits;

    // For each passage.
    private readonly double[] _ofSentence, _ofClause;

    public NumberEvidence(Claim claim, Quantity number)
    {
        (_statement, _paper, _mentions, _number) = (claim.Statement, claim.Paper, claim.Mentions.Numbers, number);
        _segment = _statement.SegmentAt(number.At);
        _meant = _statement.Meant(_segment);
        _counted = _statement.CountedBy(number);
        _others = [.. _statement.Quantities.Where(other => other != number)];
        _names = [.. claim.Names.Where(name => _meant.Contains(name) && !_paper.IsSubject(name))];
        _words = [.. _statement.Words(_segment)];
        _isStart = _statement.IsStart(number);
        _times = _statement.Quantities.Count(other => (other.Unit, other.Decimals) == (number.Unit, number.Decimals) && other.Renders(number) && number.Renders(other));
        _ofSentence = Topic.Of(claim.Overlaps(number));
        _ofClause = Topic.Of(_paper.Overlaps(_statement.Keys(_segment).Concat(claim.Names.Where(_statement.Segments[_segment].Contains)).Distinct()));
        _isOfOthers = claim.MentionsOfOthers(number);
        _comparison = _statement.ComparisonIn(_segment);
        _around = claim.Around(number);
        _fits = Fits(claim);
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
        var (fits, fitsOfAny) = (new Standing(rivals.Select(at => _fits[at])), new Standing(any.Select(at => _fits[at])));
        var (around, aroundOfAny) = (new Standing(rivals.Select(at => _around[at])), new Standing(any.Select(at => _around[at])));
        return [.. same.Select(at =>
        {
            var signals = Of(at, same.Length, isCountedOtherwise);
            signals.Set(NumberSignal.Lead, fits.Lead(_fits[at]));
            signals.Set(NumberSignal.Lag, fits.Lag(_fits[at]));
            signals.Set(NumberSignal.Better, fits.Better(_fits[at]));
            signals.Set(NumberSignal.LeadOfAny, fitsOfAny.Lead(_fits[at]));
            signals.Set(NumberSignal.LagOfAny, fitsOfAny.Lag(_fits[at]));
            signals.Set(NumberSignal.AroundOfBest, aroundOfAny.Share(_around[at]));
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
        signals.Set(NumberSignal.Mentions, Math.Log(times));
        signals.Set(NumberSignal.InLetters, _number.IsWord);
        signals.Set(NumberSignal.One, _number is { IsWord: true, Value: 1 });
        signals.Set(NumberSignal.CountedOtherwise, isCountedOtherwise);
        signals.Set(NumberSignal.Topic, Math.Max(_ofSentence[mention.At], _ofClause[mention.At]));
        signals.Set(NumberSignal.OnTopic, _ofSentence[mention.At] >= SentenceShare || _ofClause[mention.At] >= ClauseShare);
        signals.Set(NumberSignal.NoWords, _words.Length == 0);
        AddNames(signals, mention);
        AddUnits(signals, mention);
        AddNumbers(signals, mention);
        if (mention.Passage.Table is { } row)
            AddCell(signals, mention, row);
        else
            AddSentence(signals, mention);
        return signals;
    }

    private void AddNames(Signals<NumberSignal> signals, NumberMention mention)
    {
        string[] theirs = [.. mention.Names.Where(name => !_paper.IsSubject(name))];
        var strange = theirs.Count(name => !_statement.All.Contains(name));
        signals.Set(NumberSignal.Strange, strange > 0);
        signals.Set(NumberSignal.StrangeShare, theirs.Length == 0 ? 0 : (double)strange / theirs.Length);
        signals.Set(NumberSignal.NamedElsewhere, theirs.Any(name => _statement.All.Contains(name) && !_meant.Contains(name)));
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
        signals.Set(NumberSignal.UnitLeftOut, _number.Unit is null && mention.Number.Unit is not null);
    }

    private void AddNumbers(Signals<NumberSignal> signals, NumberMention mention)
    {
        var passage = mention.Passage;
        // What stands near a row are all rows, it among them.
        var printed = passage.Near.Sum(near => near.Quantities.Count(_number.Renders)) + (passage.Table is null ? passage.Own.Quantities.Count(_number.Renders) : 0);
        signals.Set(NumberSignal.Repeated, _times > 1 && _times > printed);
        signals.Set(NumberSignal.NumbersNear, _others.Length == 0 ? 0 : (double)_others.Count(other => passage.HasNear(other)) / _others.Length);
    }

    private void AddCell(Signals<NumberSignal> signals, NumberMention mention, TableRow row)
    {
        signals.Set(NumberSignal.RowBeside, Share(mention.Row, _meant));
        signals.Set(NumberSignal.RowOfSubject, mention.Row.Any(_paper.IsSubject));
        var said = _statement.Segments[_segment];
        signals.Set(NumberSignal.AnotherRow, !_isStart && row.Rows.DifferInNames(said, mention.Row));
        signals.Set(NumberSignal.AnotherColumn, row.Columns.DifferInNames(said, mention.Column));
        signals.Set(NumberSignal.AnotherColumnInWords, row.Columns.DifferInWords(said, mention.Column));
    }

    private void AddSentence(Signals<NumberSignal> signals, NumberMention mention)
    {
        var (own, segment) = (mention.Passage.Own, mention.Segment);
        signals.Set(NumberSignal.Leader, _statement.LeaderOf(_segment) is { } mine && own.LeaderOf(segment) is { } theirs ? mine == theirs ? 1 : -1 : 0);
        signals.Set(NumberSignal.Reversed, IsReversed(_comparison, own.ComparisonIn(segment)) || IsReversed(_statement.Replacement, own.Replacement));
        signals.Set(NumberSignal.RivalNamed, _paper.Rivals.Any(rivals => rivals.DifferInNames(_statement.Segments[_segment], own.Segments[segment])));
        signals.Set(NumberSignal.RivalMeant, _paper.Rivals.Any(rivals => rivals.DifferInNames(_meant, own.Meant(segment))));
    }

    // How well the place of each number of the paper fits, whatever number it has: for telling apart where the summary's should stand.
    private double[] Fits(Claim claim)
    {
        var (namesBeside, wordsBeside) = (claim.Mentions.BesideNumbers.Shares(_names), claim.Mentions.BesideNumbers.Shares(_words));
        var (namesWithin, namesNear) = _paper.Shares(_names);
        var (wordsWithin, wordsNear) = _paper.Shares(_words);
        var numbersWithin = new double[_paper.Passages.Count];
        foreach (var (_, overlaps) in claim.Numbers.Where(each => each.Number != _number))
        {
            for (var at = 0; at < overlaps.Length; at++)
                numbersWithin[at] += overlaps[at] >= 1 ? 1.0 / _others.Length : 0;
        }

        return [.. _mentions.Select((mention, at) => 2 * (_around[at] + namesBeside[at] + wordsBeside[at])
            + namesWithin[mention.At] + wordsWithin[mention.At] + (namesNear[mention.At] + wordsNear[mention.At]) / 2
            + claim.WordsWithin[mention.At] + numbersWithin[mention.At] + _ofSentence[mention.At] - claim.Strange[at])];
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

    private double Share(IReadOnlySet<string> keys, IReadOnlySet<string> said) =>
        keys.Count == 0 ? 0 : keys.Where(said.Contains).Sum(_paper.Weight) / keys.Sum(_paper.Weight);
}
