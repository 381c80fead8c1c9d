namespace ArxivBot.Summaries;

/// <summary>A name of a summary, held against each place where its paper has it.</summary>
internal sealed class NameEvidence(Claim claim, NamePlace name)
{
    private const int WindowSize = 4;

    private const double MostWeight = 6;

    private readonly Statement _statement = claim.Statement;
    private readonly PassageIndex _paper = claim.Paper;
    private readonly MentionIndex _mentions = claim.Mentions;
    private readonly string _key = claim.KeyOf(name);
    private readonly bool[] _speaks = [.. claim.Paper.Passages.Select(passage => passage.SaysNear(claim.KeyOf(name)))];
    private readonly int _segment = claim.Statement.SegmentAt(name.At);

    /// <summary>Values of each <see cref="NameSignal"/>, for each place that has the name; for one that is nowhere where none has.</summary>
    public IReadOnlyList<double[]> Of()
    {
        var clause = _paper.Overlaps(_statement.Keys(_segment).Where(IsOther));
        var between = _statement.KeysBetweenCommas(name.At).Where(IsOther).ToList() is { Count: > 1 } keys ? _paper.Overlaps(keys) : clause;
        double[] topics = [TopicOf(claim.Overlaps(_key)), TopicOf(clause), TopicOf(between)];
        string[] words = [.. _statement.Words(_segment)], window = [.. _statement.Window(name.At, name.End, WindowSize).Where(key => IsOther(key) && _paper.Has(key))];
        var beside = _mentions.BesideNames.Shares(words);
        var (within, near) = _paper.Shares(words);
        var windows = _mentions.AroundNames.Shares(window);
        var known = claim.Numbers.Where(each => _statement.SegmentAt(each.Number.At) == _segment && each.Overlaps.Any(overlap => overlap >= 1)).ToList();
        var ofClause = known.Select(each => each.Number).ToList();
        var anywhere = known.Count == 0 ? 0 : (double)known.Count(each => each.Overlaps.Index().Any(passage => passage.Item >= 1 && _speaks[passage.Index])) / known.Count;
        var times = _statement.Names.Count(other => claim.KeyOf(other) == _key);
        var neighbours = _statement.Neighbours(name.At, name.End).ToList();
        int[] same = [.. Enumerable.Range(0, _mentions.Names.Count).Where(at => _mentions.Names[at].Key == _key)];
        // Of names that could stand in its place.
        var bestWindow = _mentions.Names.Index().Where(each => !_statement.All.Contains(each.Item.Key) && !_paper.IsSubject(each.Item.Key)).Select(each => windows[each.Index]).DefaultIfEmpty().Max();
        return same.Length == 0 ? [Of(null)] : [.. same.Select(at => Of(at))];

        double[] Of(int? at)
        {
            var mention = at is { } place ? _mentions.Names[place] : null;
            var lead = at is { } found ? windows[found] - bestWindow : 0;
            var signals = new Signals<NameSignal>();
            signals.Set(NameSignal.Bias, 1);
            signals.Set(NameSignal.Subject, _paper.IsSubject(_key));
            signals.Set(NameSignal.NoMention, at is null);
            signals.Set(NameSignal.Mentions, Math.Log(1 + same.Length));
            signals.Set(NameSignal.Weight, Math.Min(MostWeight, _paper.Weight(_key)));
            signals.Set(NameSignal.TopicOfSentence, topics[0]);
            signals.Set(NameSignal.TopicOfClause, topics[1]);
            signals.Set(NameSignal.TopicBetweenCommas, topics[2]);
            signals.Set(NameSignal.Topic, topics.Max());
            signals.Set(NameSignal.OnlyName, claim.Names.All(other => other == _key || _paper.IsSubject(other)));
            signals.Set(NameSignal.NoWords, words.Length == 0);
            signals.Set(NameSignal.NumbersAnywhere, anywhere);
            signals.Set(NameSignal.NoNumbersBeside, ofClause.Count == 0);
            signals.Set(NameSignal.SubjectFirst, _paper.IsSubject(_key) && !_statement.Names.Any(other => other.End <= name.At));
            if (at is not { } own || mention is null)
                return signals.Values;
            signals.Set(NameSignal.WordsBeside, beside[own]);
            signals.Set(NameSignal.WordsWithin, within[mention.At]);
            signals.Set(NameSignal.WordsNear, near[mention.At]);
            signals.Set(NameSignal.Window, windows[own]);
            signals.Set(NameSignal.WindowLead, lead);
            signals.Set(NameSignal.WindowLag, Math.Min(0, lead));
            signals.Set(NameSignal.NumbersWithin, Part(ofClause, number => mention.Passage.Own.Quantities.Any(number.Renders)));
            signals.Set(NameSignal.NumbersNear, Part(ofClause, number => mention.Passage.HasNear(number)));
            signals.Set(NameSignal.WindowOfSubject, _paper.IsSubject(_key) ? windows[own] : 0);
            signals.Set(NameSignal.Repeated, times > 1 && mention.Passage.Table is null && times > mention.Passage.Own.Names.Count(other => other.Key == _key));
            signals.Set(NameSignal.Neighbour, mention.Passage.Own.Names.Where(other => other.Key == _key).Any(other => mention.Passage.Own.Neighbours(other.At, other.End).Intersect(neighbours).Any()));
            return signals.Values;
        }
    }

    private bool IsOther(string key) => key != _key;

    // Of a passage that has the name, at the most.
    private double TopicOf(double[] overlaps) => Topic.Of(overlaps).Where((_, at) => _speaks[at]).DefaultIfEmpty().Max();

    private static double Part(List<Quantity> numbers, Func<Quantity, bool> isSo) => numbers.Count == 0 ? 0 : (double)numbers.Count(isSo) / numbers.Count;
}
