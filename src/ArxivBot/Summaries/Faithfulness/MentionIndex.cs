namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A number where a paper prints it.</summary>
/// <param name="At">Of its passage, counted from 0.</param>
/// <param name="Segment">Of the passage's sentence.</param>
/// <param name="Names">Keys of what is named beside it: in its clause, or of a cell's row and column.</param>
/// <param name="Counted">Stems of the words right after it.</param>
/// <param name="Row">Keys of a cell's row label; none in prose.</param>
/// <param name="Column">Keys of a cell's column header; none in prose.</param>
internal sealed record NumberMention(Passage Passage, int At, Quantity Number, int Segment, IReadOnlyList<string> Names, IReadOnlySet<string> Counted, IReadOnlySet<string> Row, IReadOnlySet<string> Column)
{
    /// <summary>Whether its clause means a name, or its row or column is labelled so.</summary>
    public bool IsBeside(string name) => Passage.Table is null ? Passage.Own.Meant(Segment).Contains(name) : Row.Contains(name) || Column.Contains(name);
}

/// <summary>A name where a paper has it.</summary>
/// <param name="At">Of its passage, counted from 0.</param>
internal sealed record NameMention(Passage Passage, int At, string Key);

/// <summary>All numbers and names of a paper, with what stands beside each.</summary>
internal sealed class MentionIndex
{
    // How close to a cell is what stands in its row, the table's caption and the other columns' headers, and to anything what stands in the next sentences.
    private const double InRow = 0.5, InCaption = 0.4, Near = 0.2;

    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private readonly List<NumberMention> _numbers = [];
    private readonly List<NameMention> _names = [];

    public MentionIndex(PassageIndex paper)
    {
        (BesideNumbers, AroundNumbers, BesideNames, AroundNames) = (Index(), Index(), Index(), Index());
        for (var at = 0; at < paper.Passages.Count; at++)
        {
            var passage = paper.Passages[at];
            var near = NearOf(passage);
            foreach (var number in passage.Own.Quantities)
                Add(passage.Table is { } row ? InTable(passage, at, number, row) : InProse(passage, at, number), near);
            foreach (var (key, place) in passage.Own.Tokens.Where(token => !Tokens.IsWord(token.Key) && paper.IsNamed(token.Key)).Distinct())
                Add(new NameMention(passage, at, key), place, near);
        }

        KeyIndex Index() => new(paper.WeightOrUnknown);
    }

    public IReadOnlyList<NumberMention> Numbers => _numbers;

    public IReadOnlyList<NameMention> Names => _names;

    /// <summary>What a number's clause says, or the labels of its row and column, for each of <see cref="Numbers"/>.</summary>
    public KeyIndex BesideNumbers { get; }

    /// <summary>How close to it what its passage says is.</summary>
    public KeyIndex AroundNumbers { get; }

    /// <summary>What a name's clause or row says, for each of <see cref="Names"/>.</summary>
    public KeyIndex BesideNames { get; }

    /// <summary>How close to it what its passage says is.</summary>
    public KeyIndex AroundNames { get; }

    private void Add(NumberMention mention, (string Key, double Closeness)[] near)
    {
        var (passage, number) = (mention.Passage, mention.Number);
        _numbers.Add(mention);
        var labels = mention.Row.Concat(mention.Column);
        BesideNumbers.Add(At(passage.Table is null ? passage.Own.Meant(mention.Segment) : labels, 1));
        AroundNumbers.Add(near.Concat(passage.Table is null ? passage.Own.Proximity.Around(number.At, number.End) : At(labels, 1)));
    }

    private void Add(NameMention mention, int place, (string Key, double Closeness)[] near)
    {
        var passage = mention.Passage;
        _names.Add(mention);
        var end = passage.Own.Names.FirstOrDefault(name => name.At == place) is { Text: { } text } ? place + text.Length : place + mention.Key.Length;
        BesideNames.Add(At(passage.Table is null ? passage.Own.Meant(passage.Own.SegmentAt(place)) : passage.Own.All, 1));
        AroundNames.Add(passage.Table is null ? near.Concat(passage.Own.Proximity.Around(place, end)) : near);
    }

    // What is as close to all that a passage mentions.
    private static (string Key, double Closeness)[] NearOf(Passage passage) => passage.Table is { } row
        ? [.. At(passage.Own.Proximity.Keys, InRow), .. At(row.Header.SelectMany(header => header.Proximity.Keys), Near), .. At(row.Caption?.Proximity.Keys ?? [], InCaption)]
        : [.. At(passage.Near.SelectMany(near => near.Proximity.Keys).Distinct(), Near)];

    private static IEnumerable<(string Key, double Closeness)> At(IEnumerable<string> keys, double closeness) => keys.Select(key => (key, closeness));

    private static NumberMention InTable(Passage passage, int at, Quantity number, TableRow row) =>
        new(passage, at, number, 0, [.. row.NamesOf(number.At).Distinct()], passage.Own.CountedBy(number), row.KeysOfLabel, row.KeysOfColumn(number.At));

    private static NumberMention InProse(Passage passage, int at, Quantity number)
    {
        var segment = passage.Own.SegmentAt(number.At);
        return new NumberMention(passage, at, number, segment, [.. passage.Own.NamesIn(segment).Select(name => name.Key).Distinct()], passage.Own.CountedBy(number), Nothing, Nothing);
    }
}
