namespace ArxivBot.Summaries;

/// <summary>A number where a paper prints it.</summary>
/// <param name="At">Of its passage, counted from 0.</param>
/// <param name="Segment">Of the passage's sentence.</param>
/// <param name="Names">Keys of what is named beside it: in its clause, or of a cell's row and column.</param>
/// <param name="Counted">Stems of the words right after it.</param>
/// <param name="Row">Keys of a cell's row label; none in prose.</param>
/// <param name="Column">Keys of a cell's column header; none in prose.</param>
internal sealed record NumberMention(Passage Passage, int At, Quantity Number, int Segment, IReadOnlyList<string> Names, IReadOnlySet<string> Counted, IReadOnlySet<string> Row, IReadOnlySet<string> Column);

/// <summary>A name where a paper has it.</summary>
/// <param name="At">Of its passage, counted from 0.</param>
internal sealed record NameMention(Passage Passage, int At, string Key);

/// <summary>All numbers and names of a paper, with what stands beside each.</summary>
internal sealed class MentionIndex
{
    // So many words and names on either side.
    private const int WindowSize = 6;

    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    public MentionIndex(PassageIndex paper)
    {
        var passages = paper.Passages;
        List<NumberMention> numbers = [];
        List<NameMention> names = [];
        List<(IReadOnlySet<string> Beside, IReadOnlySet<string> Window)> besideNumbers = [], besideNames = [];
        for (var at = 0; at < passages.Count; at++)
        {
            var passage = passages[at];
            var own = passage.Own;
            foreach (var number in own.Quantities)
            {
                var mention = passage.Table is { } row
                    ? new NumberMention(passage, at, number, 0, [.. row.NamesOf(number.At).Distinct()], own.CountedBy(number), row.KeysOfLabel(own), row.KeysOfColumn(number.At))
                    : InProse(passage, at, number);
                numbers.Add(mention);
                IReadOnlySet<string> beside = passage.Table is null ? own.Meant(mention.Segment) : mention.Row.Union(mention.Column).ToHashSet(StringComparer.Ordinal);
                besideNumbers.Add((beside, passage.Table is null ? own.Window(number.At, number.End, WindowSize) : beside));
            }

            foreach (var (key, place) in own.Tokens.Where(token => !Tokens.IsWord(token.Key) && paper.IsNamed(token.Key)).Distinct())
            {
                names.Add(new NameMention(passage, at, key));
                var end = own.Names.FirstOrDefault(name => name.At == place) is { Text: { } text } ? place + text.Length : place + key.Length;
                besideNames.Add(passage.Table is null ? (own.Meant(own.SegmentAt(place)), own.Window(place, end, WindowSize)) : (own.All, own.All));
            }
        }

        (Numbers, Names) = (numbers, names);
        (BesideNumbers, AroundNumbers) = Indices(besideNumbers);
        (BesideNames, AroundNames) = Indices(besideNames);

        (KeyIndex, KeyIndex) Indices(List<(IReadOnlySet<string> Beside, IReadOnlySet<string> Window)> mentions)
        {
            var (beside, windows) = (new KeyIndex(mentions.Count, paper.WeightOrUnknown), new KeyIndex(mentions.Count, paper.WeightOrUnknown));
            for (var at = 0; at < mentions.Count; at++)
            {
                beside.Add(at, mentions[at].Beside);
                windows.Add(at, mentions[at].Window);
            }

            return (beside, windows);
        }
    }

    public IReadOnlyList<NumberMention> Numbers { get; }

    public IReadOnlyList<NameMention> Names { get; }

    /// <summary>What a number's clause says, or the labels of its row and column, for each of <see cref="Numbers"/>.</summary>
    public KeyIndex BesideNumbers { get; }

    /// <summary>The words and names next to it.</summary>
    public KeyIndex AroundNumbers { get; }

    /// <summary>What a name's clause or row says, for each of <see cref="Names"/>.</summary>
    public KeyIndex BesideNames { get; }

    /// <summary>The words and names next to it.</summary>
    public KeyIndex AroundNames { get; }

    private static NumberMention InProse(Passage passage, int at, Quantity number)
    {
        var segment = passage.Own.SegmentAt(number.At);
        return new NumberMention(passage, at, number, segment, [.. passage.Own.NamesIn(segment).Select(name => name.Key).Distinct()], passage.Own.CountedBy(number), Nothing, Nothing);
    }
}
