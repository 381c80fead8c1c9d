namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A paper's passages, and how telling each of its words is there.</summary>
internal sealed class PassageIndex
{
    // What stands beside a passage says less about it.
    private const double Beside = 0.4;

    // Of a key that the paper has not, where that tells as much as a rare word.
    private const double Unknown = 3;

    // Shorter words are often alike.
    private const int ShortestMisspelt = 5, ShortestMisspeltWord = 9;

    private readonly Dictionary<string, int> _passagesWith = new(StringComparer.Ordinal);

    // By key, in the order of the passages; a passage is there once at most.
    private readonly Dictionary<string, List<(int Passage, double Share)>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _columnUnits;
    private readonly IReadOnlySet<string> _title;
    private readonly string _titleText;
    private readonly HashSet<string> _subjects;

    public PassageIndex(IReadOnlyList<Passage> passages, string title)
    {
        Passages = passages;
        (_title, _titleText) = (Statement.Of(title).All, title);
        _words = passages.SelectMany(passage => passage.Own.LowerCaseWords).ToHashSet(StringComparer.Ordinal);
        foreach (var key in passages.SelectMany(passage => passage.Own.All))
            _passagesWith[key] = _passagesWith.GetValueOrDefault(key) + 1;
        for (var at = 0; at < passages.Count; at++)
        {
            // A header stands over each of its rows.
            foreach (var own in passages[at].Table?.Header.Prepend(passages[at].Own) ?? [passages[at].Own])
                Place(own, at, 1);
            foreach (var near in passages[at].Near)
                Place(near, at, Beside);
        }

        foreach (var key in passages.SelectMany(passage => passage.Own.Names.Select(name => name.Key).Distinct()))
            _named[key] = _named.GetValueOrDefault(key) + 1;
        // A row begins with what it is about.
        foreach (var key in passages.Where(passage => passage.Table is not null).SelectMany(passage => passage.Own.Tokens).Where(token => token.At == 0 && !IsWord(token.Key)).Select(token => token.Key))
            _named.TryAdd(key, 1);
        foreach (var own in passages.Select(passage => passage.Own))
            own.NameOpening(IsNamed);
        Rivals = [.. passages.Select(passage => passage.Table).OfType<TableRow>().SelectMany(row => new[] { row.Rows, row.Columns }).Distinct()];
        foreach (var rivals in Rivals)
            rivals.NameOpenings(key => IsNamed(key) || !IsWord(key) && Units.Of(key) is null);
        foreach (var name in Rivals.SelectMany(rivals => rivals.Names))
            _named.TryAdd(name, 1);
        _columnUnits = passages.SelectMany(passage => passage.Table?.Units ?? []).ToHashSet(StringComparer.Ordinal);
        var most = _named.Values.DefaultIfEmpty().Max();
        _subjects = Statement.Of(title).Names.Where(name => name.Text.Count(char.IsUpper) > 1 || name.Text.Any(char.IsDigit)).Select(name => name.Key).ToHashSet(StringComparer.Ordinal);
        _subjects.IntersectWith(_passagesWith.Keys);
        if (_subjects.Count == 0 && passages.SelectMany(passage => passage.Own.Names).FirstOrDefault(name => _named[name.Key] > 1 && _named[name.Key] * 2 >= most) is { Key: { } subject })
            _subjects.Add(subject);
    }

    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Of each table its rows, and its columns.</summary>
    public IReadOnlyList<Rivals> Rivals { get; }

    public bool Has(string key) => _passagesWith.ContainsKey(key) || _title.Contains(key);

    /// <summary>Whether the paper has just these letters, capitals as capitals.</summary>
    public bool Writes(string text) => IsNamed(PaperNames.Key(text)) || _titleText.Contains(text, StringComparison.Ordinal) || Passages.Any(passage => passage.Own.Text.Contains(text, StringComparison.Ordinal));

    /// <returns>Above 0, rare words more; 0 for a key that the paper has not.</returns>
    public double Weight(string key) => _passagesWith.TryGetValue(key, out var passages) ? Math.Log(1 + ((double)Passages.Count / passages)) : 0;

    /// <summary>How much of what is looked for stands in each passage and beside it.</summary>
    public double[] Overlaps(IEnumerable<string> keys)
    {
        var overlaps = new double[Passages.Count];
        foreach (var key in keys)
        {
            if (!_places.TryGetValue(key, out var places))
                continue;
            var weight = Weight(key);
            foreach (var (passage, share) in places)
                overlaps[passage] += weight * share;
        }

        return overlaps;
    }

    /// <summary>What part of some keys stands in each passage, of a row with its header, and what part there or beside it; from 0 to 1, rare words more.</summary>
    public (double[] Within, double[] Near) Shares(IReadOnlyCollection<string> keys)
    {
        var (within, near) = (new double[Passages.Count], new double[Passages.Count]);
        var total = keys.Sum(WeightOrUnknown);
        foreach (var key in keys)
        {
            if (!_places.TryGetValue(key, out var places))
                continue;
            var part = Weight(key) / total;
            foreach (var (passage, share) in places)
            {
                near[passage] += part;
                if (share >= 1)
                    within[passage] += part;
            }
        }

        return (within, near);
    }

    /// <summary>As <see cref="Weight"/>, and for a key that the paper has not as for a rare word.</summary>
    public double WeightOrUnknown(string key) => Weight(key) is var weight and > 0 ? weight : Unknown;

    /// <summary>Whether a number stands in each passage, 1, or beside it, which counts less.</summary>
    public double[] Overlaps(Quantity number)
    {
        var with = Passages.Select(passage => passage.Own).Where(own => own.Quantities.Any(number.Renders)).ToHashSet();
        return with.Count == 0
            ? new double[Passages.Count]
            : [.. Passages.Select(passage => with.Contains(passage.Own) ? 1 : passage.Near.Any(with.Contains) ? Beside : 0)];
    }

    /// <summary>Whether the paper writes it as a name somewhere.</summary>
    public bool IsNamed(string key) => _named.ContainsKey(key);

    /// <summary>Whether a column of a table is said to be in a unit.</summary>
    public bool HasColumnIn(string? unit) => unit is not null && _columnUnits.Contains(unit);

    /// <summary>Whether it is a name of the paper, the first word of a label or a long word, with one letter changed.</summary>
    public bool IsMisspelt(string word) => PaperNames.Key(word) is var key && key.Length >= ShortestMisspelt && !Has(key)
        && (IsMisspeltName(word, key) || key.Length >= ShortestMisspeltWord && char.IsLower(word[0]) && _words.Any(other => IsMisspeltWord(key, other)));

    // “Stays” is not Stats, and “while” not Whole.
    private bool IsMisspeltName(string word, string key) => (char.IsUpper(word[0]) || (ContentWords.Stem(word) is { } stem ? !Has(Tokens.Word + stem) : word.Any(char.IsDigit)))
        && _named.Keys.Concat(Rivals.SelectMany(rivals => rivals.FirstWords)).Any(name => (char.IsUpper(word[0]) || IsWord(name)) && Changed(key, name) >= 0);

    // Another last letter is another ending, and “analyses”, “optimised” and “dependant” are spelt as others are.
    private static bool IsMisspeltWord(string key, string other) =>
        Changed(key, other) is >= 0 and var at && at < key.Length - 1 && !("aei".Contains(key[at]) && "aei".Contains(other[at])) && !("csz".Contains(key[at]) && "csz".Contains(other[at]));

    // The place of the one letter that is another; below 0 where there are more or none.
    private static int Changed(string one, string two)
    {
        if (one.Length != two.Length)
            return -1;
        var at = one.AsSpan().CommonPrefixLength(two);
        return at < one.Length && one.AsSpan(at + 1).SequenceEqual(two.AsSpan(at + 1)) ? at : -1;
    }

    /// <summary>Whether it is a name of the title, or where that has none the first of the paper's frequent ones: what the paper is about is often meant where it is not said.</summary>
    public bool IsSubject(string key) => _subjects.Contains(key);

    // Accuracy is a word, ImageNet is not.
    private bool IsWord(string key) => _words.Contains(key);

    private void Place(Statement statement, int passage, double share)
    {
        foreach (var key in statement.All)
        {
            if (!_places.TryGetValue(key, out var places))
                _places[key] = places = [];
            if (places.Count == 0 || places[^1].Passage != passage)
                places.Add((passage, share));
        }
    }
}
