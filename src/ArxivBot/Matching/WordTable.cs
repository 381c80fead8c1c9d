namespace ArxivBot.Matching;

/// <summary>Titles and abstracts: which words are in which papers, and in which order.</summary>
internal sealed class WordTable
{
    /// <summary>Between two texts of a paper, so that no phrase runs from one into the other.</summary>
    public const int Break = -1;

    private const int PlaceBits = 2;

    private readonly string[] _surfaces;
    private readonly Rows _papers;
    private readonly string[] _normals;
    private readonly Rows _wordsOfNormal;
    private readonly Rows _texts;
    private readonly int[] _titles;

    /// <param name="words">Sorted by surface.</param>
    /// <param name="papers">For each word the papers that hold it, ascending, each with its places: see <see cref="Pack"/>.</param>
    /// <param name="texts">For each paper its words in their order, by their place among the words, and <see cref="Break"/>s; those of the title first.</param>
    /// <param name="titles">For each paper how many of its words are the title's.</param>
    public WordTable(Word[] words, Rows papers, Rows texts, int[] titles)
    {
        _surfaces = [.. words.Select(word => word.Surface)];
        _papers = papers;
        _normals = [.. words.Select(word => word.Normal).Distinct().Order(StringComparer.Ordinal)];
        var normalOf = new int[words.Length];
        for (var word = 0; word < words.Length; word++)
            normalOf[word] = Array.BinarySearch(_normals, words[word].Normal, StringComparer.Ordinal);
        _wordsOfNormal = Rows.Of([.. normalOf.Select((normal, word) => (normal, word))], _normals.Length);
        foreach (ref var word in texts.Values.AsSpan())
            word = word == Break ? Break : normalOf[word];
        _texts = texts;
        _titles = titles;
    }

    public long Bytes => _papers.Bytes + _wordsOfNormal.Bytes + _texts.Bytes + ((long)_titles.Length * sizeof(int))
        + _surfaces.Concat(_normals).Sum(word => IntPtr.Size + 22L + (word.Length * sizeof(char)));

    public static int Pack(int paper, Places places) => (paper << PlaceBits) | (int)places;

    /// <summary>Adds the papers that hold these words one after the other.</summary>
    /// <param name="words">Normal forms, at least one.</param>
    public void Find(IReadOnlyList<string> words, Action<int, Places> found)
    {
        Span<int> numbers = stackalloc int[words.Count];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Array.BinarySearch(_normals, words[at], StringComparer.Ordinal);
            if (numbers[at] < 0)
                return;
        }

        if (numbers.Length == 1)
            FindWord(numbers[0], found);
        else
            FindPhrase(numbers, found);
    }

    /// <summary>Adds the papers that hold a word with this beginning.</summary>
    public void FindBeginning(string prefix, Action<int, Places> found)
    {
        var word = Array.BinarySearch(_surfaces, prefix, StringComparer.Ordinal);
        word = word < 0 ? ~word : word;
        while (word > 0 && _surfaces[word - 1].StartsWith(prefix, StringComparison.Ordinal))
            word--;
        for (; word < _surfaces.Length && _surfaces[word].StartsWith(prefix, StringComparison.Ordinal); word++)
            FindIn(word, found);
    }

    private void FindWord(int normal, Action<int, Places> found)
    {
        foreach (var word in _wordsOfNormal[normal])
            FindIn(word, found);
    }

    private void FindIn(int word, Action<int, Places> found)
    {
        foreach (var packed in _papers[word])
            found(packed >> PlaceBits, (Places)packed & Places.Text);
    }

    private void FindPhrase(ReadOnlySpan<int> normals, Action<int, Places> found)
    {
        // Every paper with the phrase holds its rarest word.
        var (rarest, fewest) = (0, int.MaxValue);
        foreach (var normal in normals)
        {
            var papers = 0;
            foreach (var word in _wordsOfNormal[normal])
                papers += _papers[word].Length;
            if (papers < fewest)
                (rarest, fewest) = (normal, papers);
        }

        HashSet<int> candidates = [];
        foreach (var word in _wordsOfNormal[rarest])
        {
            foreach (var packed in _papers[word])
                candidates.Add(packed >> PlaceBits);
        }

        foreach (var paper in candidates)
        {
            var text = _texts[paper];
            var places = (text[.._titles[paper]].IndexOf(normals) >= 0 ? Places.Title : Places.None)
                | (text[_titles[paper]..].IndexOf(normals) >= 0 ? Places.Abstract : Places.None);
            if (places != Places.None)
                found(paper, places);
        }
    }
}
