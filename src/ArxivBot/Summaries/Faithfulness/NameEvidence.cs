namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A name of a summary, held against each place where its paper has it.</summary>
internal sealed class NameEvidence
{
    private readonly Claim _claim;
    private readonly Statement _statement;
    private readonly PassageIndex _paper;
    private readonly string _key;

    private readonly string[] _words, _neighbours;
    private readonly int[] _same;

    // For each mention.
    private readonly double[] _wordsBeside, _around, _fits;

    // The same for every mention: shares of the topics.
    private readonly double _ofSentence, _betweenCommas;

    // Of the clause's numbers that the paper has, those that stand anywhere near the name, beside it, and only beside others.
    private readonly double _numbersAnywhere, _numbersBeside, _numbersOfStranger;
    private readonly bool _hasNumbers;

    // How the name fits among those that the sentence has not.
    private readonly Standing _strangers, _aroundStrangers, _aroundSubject;

    public NameEvidence(Claim claim, NamePlace name)
    {
        (_claim, _statement, _paper, _key) = (claim, claim.Statement, claim.Paper, claim.KeyOf(name));
        var segment = _statement.SegmentAt(name.At);
        bool[] speaks = [.. _paper.Passages.Select(passage => passage.SaysNear(_key))];
        var sentence = Topic.Of(claim.Overlaps(_key));
        List<string> between = [.. _statement.KeysBetweenCommas(name.At).Where(IsOther)];
        (_ofSentence, _betweenCommas) = (MostOf(sentence), MostOf(Topic.Of(_paper.Overlaps(between.Count > 1 ? between : _statement.Keys(segment).Where(IsOther)))));
        _words = [.. _statement.Words(segment)];
        _wordsBeside = claim.Mentions.BesideNames.Shares(_words);
        _around = claim.Around(name);
        _neighbours = [.. _statement.Neighbours(name.At, name.End)];

        var known = claim.Numbers.Where(each => _statement.SegmentAt(each.Number.At) == segment && each.Overlaps.Any(overlap => overlap >= 1)).ToList();
        List<NumberMention[]> places = [.. known.Select(each => claim.MentionsOf(each.Number).ToArray())];
        _hasNumbers = known.Count > 0;
        _numbersAnywhere = PartOf(known.Count(each => each.Overlaps.Zip(speaks).Any(passage => passage.First >= 1 && passage.Second)));
        _numbersBeside = PartOf(places.Count(each => each.Any(mention => mention.IsBeside(_key))));
        _numbersOfStranger = PartOf(places.Count(each => !each.Any(mention => mention.IsBeside(_key)) && each.Any(mention => mention.Names.Any(IsStranger))));

        var names = claim.Mentions.Names;
        _same = [.. Enumerable.Range(0, names.Count).Where(at => names[at].Key == _key)];
        _fits = Fits(sentence, places);
        _strangers = StandingOf(_fits, IsStranger);
        (_aroundStrangers, _aroundSubject) = (StandingOf(_around, IsStranger), StandingOf(_around, IsSubjectLeftOut));

        // Of a passage that has the name, at the most.
        double MostOf(double[] shares) => shares.Where((_, at) => speaks[at]).DefaultIfEmpty().Max();

        double PartOf(int some) => known.Count == 0 ? 0 : (double)some / known.Count;

        // Of each such name where it fits best.
        Standing StandingOf(double[] fits, Func<string, bool> isSuch) => new(Enumerable.Range(0, names.Count)
            .Where(at => isSuch(names[at].Key))
            .GroupBy(at => names[at].Key)
            .Select(places => places.Max(at => fits[at])));
    }

    /// <summary>Values of each <see cref="NameSignal"/>, for each place that has the name; for one that is nowhere where none has.</summary>
    public IReadOnlyList<double[]> AtEachPlace() => _same.Length == 0 ? [Anywhere().Values] : [.. _same.Select(At)];

    // How well each name of the paper would fit in its place.
    private double[] Fits(double[] sentence, List<NumberMention[]> places)
    {
        var (wordsWithin, wordsNear) = _paper.Shares(_words);
        var (companionsWithin, companionsNear) = _paper.Shares([.. _claim.Names.Where(other => IsOther(other) && !_paper.IsSubject(other))]);
        Dictionary<(int Passage, string Name), double> numbersBeside = [];
        Dictionary<int, double> numbersWithin = [];
        foreach (var mentions in places)
        {
            foreach (var passage in mentions.Select(mention => mention.At).Distinct())
                numbersWithin[passage] = numbersWithin.GetValueOrDefault(passage) + 1.0 / places.Count;
            foreach (var place in mentions.SelectMany(mention => mention.Names.Concat(mention.Row).Concat(mention.Column).Select(other => (mention.At, other))).Distinct())
                numbersBeside[place] = numbersBeside.GetValueOrDefault(place) + 1.0 / places.Count;
        }

        return [.. _claim.Mentions.Names.Select((mention, at) => 2 * (_around[at] + numbersBeside.GetValueOrDefault((mention.At, mention.Key)))
            + _wordsBeside[at] + wordsWithin[mention.At] + companionsWithin[mention.At] + numbersWithin.GetValueOrDefault(mention.At) + sentence[mention.At]
            + (wordsNear[mention.At] + companionsNear[mention.At]) / 2)];
    }

    private Signals<NameSignal> Anywhere()
    {
        var signals = new Signals<NameSignal>();
        signals.Set(NameSignal.Bias, 1);
        signals.Set(NameSignal.Subject, _paper.IsSubject(_key));
        signals.Set(NameSignal.TopicOfSentence, _ofSentence);
        signals.Set(NameSignal.TopicBetweenCommas, _betweenCommas);
        signals.Set(NameSignal.NoWords, _words.Length == 0);
        signals.Set(NameSignal.NumbersAnywhere, _numbersAnywhere);
        signals.Set(NameSignal.NumbersBeside, _numbersBeside);
        signals.Set(NameSignal.NumbersOfStranger, _numbersOfStranger);
        signals.Set(NameSignal.NoNumbersBeside, !_hasNumbers);
        return signals;
    }

    private double[] At(int at)
    {
        var passage = _claim.Mentions.Names[at].Passage;
        NamePlace[] theirs = [.. passage.Own.Names.Where(other => other.Key == _key)];
        var signals = Anywhere();
        signals.Set(NameSignal.WordsBeside, _wordsBeside[at]);
        signals.Set(NameSignal.Repeated, passage.Table is null && _statement.Names.Count(other => _claim.KeyOf(other) == _key) is > 1 and var times && times > theirs.Length);
        signals.Set(NameSignal.Neighbour, theirs.Any(other => passage.Own.Neighbours(other.At, other.End).Intersect(_neighbours).Any()));
        signals.Set(NameSignal.Lead, _strangers.Lead(_fits[at]));
        signals.Set(NameSignal.Lag, _strangers.Lag(_fits[at]));
        signals.Set(NameSignal.AroundLead, _aroundStrangers.Lead(_around[at]));
        signals.Set(NameSignal.AroundLag, _aroundStrangers.Lag(_around[at]));
        signals.Set(NameSignal.AroundSubjectLag, _aroundSubject.Lag(_around[at]));
        return signals.Values;
    }

    private bool IsOther(string key) => key != _key;

    // What the sentence has not, and is not what the paper is about.
    private bool IsStranger(string name) => !_paper.IsSubject(name) && !_statement.All.Contains(name);

    private bool IsSubjectLeftOut(string name) => _paper.IsSubject(name) && !_statement.All.Contains(name);
}
