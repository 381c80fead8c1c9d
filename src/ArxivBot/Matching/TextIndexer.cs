using ArxivBot.Papers;

namespace ArxivBot.Matching;

/// <summary>Reads papers once and for all. One that is used for many keeps the words of all in one place; not for several threads at once.</summary>
internal sealed class TextIndexer
{
    private readonly Tokenizer _tokenizer = new();

    public TextIndex Index(IReadOnlyList<Paper> papers) =>
        new(papers.Count, new WordReader(_tokenizer).Read(papers), ReadAuthors(papers), ReadCategories(papers));

    private NameTable ReadAuthors(IReadOnlyList<Paper> papers)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<int> names = [];
        var starts = new int[papers.Count + 1];
        List<(int Word, int Paper)> uses = [];
        for (var paper = 0; paper < papers.Count; paper++)
        {
            foreach (var author in papers[paper].Authors)
            {
                foreach (var token in AuthorTerms.Tokens(author, _tokenizer))
                {
                    if (!numbers.TryGetValue(token.Word.Surface, out var number))
                        numbers.Add(token.Word.Surface, number = numbers.Count);
                    names.Add(number);
                    uses.Add((number, paper));
                }

                names.Add(WordTable.Break);
            }

            starts[paper + 1] = names.Count;
        }

        var (words, places) = Sorted(numbers, StringComparer.Ordinal);
        return new NameTable(
            words,
            Rows.Of([.. uses.Distinct().Select(use => (places[use.Word], use.Paper))], words.Length),
            new Rows(starts, [.. names.Select(word => word == WordTable.Break ? word : places[word])]));
    }

    private static Dictionary<string, int[]> ReadCategories(IReadOnlyList<Paper> papers)
    {
        var found =
            from paper in papers.Index()
            from category in paper.Item.Categories
            from name in category.IndexOf('.') is > 0 and var dot ? [category, $"{category[..dot]}.*"] : (string[])[category]
            select (name, paper.Index);
        return found.GroupBy(use => use.name, use => use.Index, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(use => use.Key, use => use.Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <returns>What has been numbered, sorted, and for each old number the place there.</returns>
    internal static (T[] Sorted, int[] Places) Sorted<T>(Dictionary<T, int> numbers, IComparer<T> order)
        where T : notnull
    {
        T[] sorted = [.. numbers.Keys.Order(order)];
        var places = new int[sorted.Length];
        for (var place = 0; place < sorted.Length; place++)
            places[numbers[sorted[place]]] = place;
        return (sorted, places);
    }

    /// <summary>Titles and abstracts, word for word and with the compounds of two parts joined, as a scan does.</summary>
    private sealed class WordReader(Tokenizer tokenizer)
    {
        private static readonly Comparer<Word> BySurface = Comparer<Word>.Create((a, b) =>
            string.CompareOrdinal(a.Surface, b.Surface) is not 0 and var order ? order : string.CompareOrdinal(a.Normal, b.Normal));

        private readonly Dictionary<Word, int> _numbers = [];
        private readonly List<Places> _places = []; // of each word in the paper that is read
        private readonly List<int> _met = [];
        private readonly List<int> _text = [];
        private readonly List<Token> _tokens = [];

        public WordTable Read(IReadOnlyList<Paper> papers)
        {
            List<(int Word, int Paper)> uses = [];
            var (starts, titles) = (new int[papers.Count + 1], new int[papers.Count]);
            for (var paper = 0; paper < papers.Count; paper++)
            {
                Read(papers[paper].Title, Places.Title);
                titles[paper] = _text.Count - starts[paper];
                foreach (var paragraph in papers[paper].Abstract.Split('\n'))
                    Read(paragraph, Places.Abstract);
                starts[paper + 1] = _text.Count;
                foreach (var word in _met)
                {
                    uses.Add((word, WordTable.Pack(paper, _places[word])));
                    _places[word] = Places.None;
                }

                _met.Clear();
            }

            var (words, sorted) = Sorted(_numbers, BySurface);
            for (var at = 0; at < uses.Count; at++)
                uses[at] = uses[at] with { Word = sorted[uses[at].Word] };
            return new WordTable(
                words,
                Rows.Of(uses, words.Length),
                new Rows(starts, [.. _text.Select(word => word == WordTable.Break ? word : sorted[word])]),
                titles);
        }

        private void Read(string text, Places place)
        {
            _tokens.Clear();
            tokenizer.Read(text, _tokens);
            foreach (var token in _tokens)
                _text.Add(Number(token.Word, place));
            _text.Add(WordTable.Break);
            if (!_tokens.Exists(token => token.Compound is not null))
                return;
            foreach (var word in Spelling.Joined(_tokens))
                _text.Add(Number(word, place));
            _text.Add(WordTable.Break);
        }

        private int Number(Word word, Places place)
        {
            if (!_numbers.TryGetValue(word, out var number))
            {
                _numbers.Add(word, number = _numbers.Count);
                _places.Add(Places.None);
            }

            if (_places[number] == Places.None)
                _met.Add(number);
            _places[number] |= place;
            return number;
        }
    }
}
