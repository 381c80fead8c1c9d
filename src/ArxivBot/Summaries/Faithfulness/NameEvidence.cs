namespace ArxivBot.Summaries.Faithfulness;

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
    private readonly double[] _wordsBeside, _around, _fits;

    // For each passage.
    private readonly double[] _wordsWithin, _wordsNear;

    // The same for every mention: shares of the topics.
    private readonly double _ofSentence, _ofClause, _betweenCommas;

    // Of the numbers, those that stand anywhere near the name, beside it, and only beside others.
    private readonly double _numbersAnywhere, _numbersBeside, _numbersOfStranger, _numbersOfSibling, _numbersOfSubject;

    // How the name fits among those that the sentence has not.
    private readonly Standing _strangers, _subject, _aroundStrangers, _aroundSubject;

    public NameEvidence(Claim claim, NamePlace name)
    {
        (_claim, _statement, _paper, _name, _key) = (claim, claim.Statement, claim.Paper, name, claim.KeyOf(name));
        var segment = _statement.SegmentAt(name.At);
        bool[] speaks = [.. _paper.Passages.Select(passage => passage.SaysNear(_key))];
        var sentence = Topic.Of(claim.Overlaps(_key));
        var clause = Topic.Of(_paper.Overlaps(_statement.Keys(segment).Where(IsOther)));
        var between = _statement.KeysBetweenCommas(name.At).Where(IsOther).ToList() is { Count: > 1 } keys ? Topic.Of(_paper.Overlaps(keys)) : clause;
        (_ofSentence, _ofClause, _betweenCommas) = (MostOf(sentence), MostOf(clause), MostOf(between));
        _words = [.. _statement.Words(segment)];
        _wordsBeside = claim.Mentions.BesideNames.Shares(_words);
        (_wordsWithin, _wordsNear) = _paper.Shares(_words);
        _around = claim.Around(name);
        _neighbours = [.. _statement.Neighbours(name.At, name.End)];
        var known = claim.Numbers.Where(each => _statement.SegmentAt(each.Number.At) == segment && each.Overlaps.Any(overlap => overlap >= 1)).ToList();
        _numbers = [.. known.Select(each => each.Number)];
        var meant = _statement.Meant(segment);
        List<NumberMention[]> places = [.. _numbers.Select(number => claim.MentionsOf(number).ToArray())];
        var elsewhere = places.Where(each => !each.Any(mention => mention.IsBeside(_key))).ToList();
        _numbersAnywhere = PartOf(known.Count(each => each.Overlaps.Zip(speaks).Any(passage => passage.First >= 1 && passage.Second)));
        _numbersBeside = PartOf(_numbers.Length - elsewhere.Count);
        _numbersOfStranger = PartOf(BesideOnly(other => !_paper.IsSubject(other) && !_statement.All.Contains(other)));
        _numbersOfSibling = PartOf(BesideOnly(other => _statement.All.Contains(other) && !meant.Contains(other)));
        _numbersOfSubject = PartOf(BesideOnly(other => _paper.IsSubject(other) && !_statement.All.Contains(other)));

        var names = claim.Mentions.Names;
        _same = [.. Enumerable.Range(0, names.Count).Where(at => names[at].Key == _key)];
        _fits = Fits(sentence, places);
        (_strangers, _subject) = (StandingOf(_fits, isSubject: false), StandingOf(_fits, isSubject: true));
        (_aroundStrangers, _aroundSubject) = (StandingOf(_around, isSubject: false), StandingOf(_around, isSubject: true));

        // Of a passage that has the name, at the most.
        double MostOf(double[] shares) => shares.Where((_, at) => speaks[at]).DefaultIfEmpty().Max();

        int BesideOnly(Func<string, bool> isSuch) => elsewhere.Count(each => each.Any(mention => mention.Names.Any(isSuch)));

        double PartOf(int some) => _numbers.Length == 0 ? 0 : (double)some / _numbers.Length;

        // Of each name that the sentence has not where it fits best.
        Standing StandingOf(double[] fits, bool isSubject) => new(Enumerable.Range(0, names.Count)
            .Where(at => _paper.IsSubject(names[at].Key) == isSubject && !_statement.All.Contains(names[at].Key))
            .GroupBy(at => names[at].Key)
            .Select(places => places.Max(at => fits[at])));
    }

    /// <summary>Values of each <see cref="NameSignal"/>, for each place that has the name; for one that is nowhere where none has.</summary>
    public IReadOnlyList<double[]> AtEachPlace() => _same.Length == 0 ? [Anywhere().Values] : [.. _same.Select(At)];

    // How well each name of the paper would fit in its place.
    private double[] Fits(double[] sentence, IEnumerable<IReadOnlyList<NumberMention>> places)
    {
        var (companionsWithin, companionsNear) = _paper.Shares([.. _claim.Names.Where(other => IsOther(other) && !_paper.IsSubject(other))]);
        Dictionary<(int Passage, string Name), double> numbersBeside = [];
        Dictionary<int, double> numbersWithin = [];
        foreach (var mentions in places)
        {
            foreach (var passage in mentions.Select(mention => mention.At).Distinct())
                numbersWithin[passage] = numbersWithin.GetValueOrDefault(passage) + 1.0 / _numbers.Length;
            foreach (var place in mentions.SelectMany(mention => mention.Names.Concat(mention.Row).Concat(mention.Column).Select(other => (mention.At, other))).Distinct())
                numbersBeside[place] = numbersBeside.GetValueOrDefault(place) + 1.0 / _numbers.Length;
        }

        return [.. _claim.Mentions.Names.Select((mention, at) => 2 * (_around[at] + numbersBeside.GetValueOrDefault((mention.At, mention.Key)))
            + _wordsBeside[at] + _wordsWithin[mention.At] + companionsWithin[mention.At] + numbersWithin.GetValueOrDefault(mention.At) + sentence[mention.At]
            + (_wordsNear[mention.At] + companionsNear[mention.At]) / 2)];
    }

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
        signals.Set(NameSignal.NumbersBeside, _numbersBeside);
        signals.Set(NameSignal.NumbersOfStranger, _numbersOfStranger);
        signals.Set(NameSignal.NumbersOfSibling, _numbersOfSibling);
        signals.Set(NameSignal.NumbersOfSubject, _numbersOfSubject);
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
        signals.Set(NameSignal.NumbersWithin, Part(number => passage.Own.Quantities.Any(number.Renders)));
        signals.Set(NameSignal.NumbersNear, Part(passage.HasNear));
        signals.Set(NameSignal.Repeated, passage.Table is null && _statement.Names.Count(other => _claim.KeyOf(other) == _key) is > 1 and var times && times > theirs.Length);
        signals.Set(NameSignal.Neighbour, theirs.Any(other => passage.Own.Neighbours(other.At, other.End).Intersect(_neighbours).Any()));
        signals.Set(NameSignal.Lead, _strangers.Lead(_fits[at]));
        signals.Set(NameSignal.Lag, _strangers.Lag(_fits[at]));
        signals.Set(NameSignal.Better, _strangers.Better(_fits[at]));
        signals.Set(NameSignal.SubjectLag, _subject.Lag(_fits[at]));
        signals.Set(NameSignal.Around, _around[at]);
        signals.Set(NameSignal.AroundOfBest, _aroundStrangers.Share(_around[at]));
        signals.Set(NameSignal.AroundLead, _aroundStrangers.Lead(_around[at]));
        signals.Set(NameSignal.AroundLag, _aroundStrangers.Lag(_around[at]));
        signals.Set(NameSignal.AroundBetter, _aroundStrangers.Better(_around[at]));
        signals.Set(NameSignal.AroundSubjectLag, _aroundSubject.Lag(_around[at]));
        return signals.Values;
    }

    private bool IsOther(string key) => key != _key;

    private double Part(Func<Quantity, bool> isSo) => _numbers.Length == 0 ? 0 : (double)_numbers.Count(isSo) / _numbers.Length;
}
