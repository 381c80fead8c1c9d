namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A sentence of a summary, held against the paper.</summary>
internal sealed class Claim
{
    // Another number of the sentence tells as much as a rare word.
    private const double Sibling = 2;

    private readonly double[] _keyOverlaps;
    private double[]? _strange;
    private readonly IReadOnlyList<(Quantity Number, double[] Overlaps, bool[] Mentions)> _numbers;

    public Claim(Statement statement, PassageIndex paper, MentionIndex mentions)
    {
        (Statement, Paper, Mentions) = (statement, paper, mentions);
        Names = statement.Names.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        _keyOverlaps = paper.Overlaps(statement.Keys());
        WordsWithin = paper.Shares([.. statement.Words()]).Within;
        _numbers = [.. statement.Quantities.Select(number => (number, paper.Overlaps(number), mentions.Numbers.Select(mention => number.Renders(mention.Number)).ToArray()))];
    }

    public Statement Statement { get; }

    public PassageIndex Paper { get; }

    public MentionIndex Mentions { get; }

    /// <summary>Keys of the sentence's names.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>What part of the sentence's words stands in each passage, from 0 to 1.</summary>
    public double[] WordsWithin { get; }

    /// <summary>The sentence's numbers, and which passages print each: 1 in themselves, less beside them.</summary>
    public IEnumerable<(Quantity Number, double[] Overlaps)> Numbers => _numbers.Select(each => (each.Number, each.Overlaps));

    /// <summary>Where the paper prints a number of the sentence.</summary>
    public IEnumerable<NumberMention> MentionsOf(Quantity number)
    {
        var mentions = _numbers.First(each => each.Number == number).Mentions;
        return Mentions.Numbers.Where((_, at) => mentions[at]);
    }

    /// <summary>Of the names beside each number of the paper, what part the sentence has not and is not the paper's subject; from 0 to 1.</summary>
    public double[] Strange => _strange ??= [.. Mentions.Numbers.Select(mention => mention.Names.Count == 0 ? 0
        : (double)mention.Names.Count(name => !Paper.IsSubject(name) && !Statement.All.Contains(name)) / mention.Names.Count)];

    /// <summary>Which of the paper's numbers are those of the sentence, but for one.</summary>
    public bool[] MentionsOfOthers(Quantity except)
    {
        var mentions = new bool[Mentions.Numbers.Count];
        foreach (var (_, _, rendered) in _numbers.Where(each => each.Number != except))
        {
            for (var at = 0; at < mentions.Length; at++)
                mentions[at] |= rendered[at];
        }

        return mentions;
    }

    /// <summary>How much each passage shares with the sentence.</summary>
    /// <param name="except">A number that does not count.</param>
    public double[] Overlaps(Quantity except) => WithNumbers([.. _keyOverlaps], except);

    /// <param name="except">The key of a name that does not count.</param>
    public double[] Overlaps(string except) => WithNumbers(Paper.Overlaps(Statement.Keys().Where(key => key != except)), null);

    /// <summary>How much of what is close to a number of the sentence is as close to each number of the paper, from 0 to 1.</summary>
    public double[] Around(Quantity number) => Around(number.At, number.End, Mentions.AroundNumbers, at => Mentions.Numbers[at].At, number, null);

    /// <summary>How much of what is close to a name of the sentence is as close to each name of the paper, from 0 to 1.</summary>
    public double[] Around(NamePlace name) => Around(name.At, name.End, Mentions.AroundNames, at => Mentions.Names[at].At, null, KeyOf(name));

    /// <summary>In the plural as the paper has it, else in the singular; and the Sahara of Saharan.</summary>
    public string KeyOf(NamePlace name) =>
        Paper.Has(name.Key) || !name.Key.EndsWith('s') && !(name.Key.EndsWith('n') && Paper.Has(name.Key[..^1])) ? name.Key : name.Key[..^1];

    /// <summary>Whether the paper has a name, acronyms in capitals: CLIP is no clip.</summary>
    public bool IsThere(NamePlace name) => Paper.Has(KeyOf(name))
        && (name.Text.TrimEnd('s') is not { Length: > 1 } letters || !letters.All(char.IsAsciiLetterUpper) || Paper.Writes(letters));

    private double[] Around(int at, int end, KeyIndex mentions, Func<int, int> passageOf, Quantity? exceptNumber, string? exceptName)
    {
        var (sums, most) = mentions.Sums([.. Statement.Proximity.Around(at, end).Where(each => each.Key != exceptName && Paper.Has(each.Key)).GroupBy(each => each.Key).Select(each => (each.Key, each.Max(one => one.Closeness)))]);
        foreach (var (number, overlaps, _) in _numbers.Where(each => each.Number != exceptNumber))
        {
            var weight = Sibling * Statement.Proximity.Between(at, number.At);
            most += weight;
            for (var mention = 0; mention < sums.Length; mention++)
                sums[mention] += weight * overlaps[passageOf(mention)];
        }

        return most > 0 ? Array.ConvertAll(sums, sum => sum / most) : sums;
    }

    private double[] WithNumbers(double[] overlaps, Quantity? except)
    {
        foreach (var (_, shared, _) in _numbers.Where(each => each.Number != except))
        {
            for (var at = 0; at < overlaps.Length; at++)
                overlaps[at] += shared[at] * Sibling;
        }

        return overlaps;
    }
}
