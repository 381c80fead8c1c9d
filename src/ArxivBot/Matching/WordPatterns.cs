using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>Terms as words: <c>kernel</c> is in "Kernels", <c>RL</c> is in "RL-based" and not in "worldwide".</summary>
internal sealed class WordPatterns : IPatterns
{
    private const int ShortestPrefix = 2;

    private readonly Tokenizer _tokenizer = new();
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<string> _plain = []; // each term as its joined normal form
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _patternNumbers = new(StringComparer.Ordinal);
    private readonly List<int[]> _patterns = [];
    private readonly List<int[]> _termsOfPattern = [];
    private readonly AuthorTerms _authors = new();
    private readonly CategoryTerms _categories = new();
    private readonly PatternTerms _regexes = new();
    private WordIndex? _index;

    public int Terms => _terms.Count;

    /// <summary>What no index finds.</summary>
    public PatternTerms Regexes => _regexes;

    /// <summary>A term that a query names twice (<c>LLM llms</c>) counts once, with the greater weight.</summary>
    public CompiledQuery Add(Query query)
    {
        var terms = new List<CompiledTerm>(query.Root.Any.Count);
        foreach (var term in query.Root.Scoring)
        {
            var compiled = Compiled(term);
            var same = terms.FindIndex(other => _plain[other.Number] == _plain[compiled.Number] && other.Term.Field == term.Field);
            if (same < 0)
                terms.Add(compiled);
            else if (term.Weight > terms[same].Term.Weight)
                terms[same] = compiled;
        }

        var excluded = query.Root.Not.OfType<Term>().Select(Compiled).ToArray();
        return new CompiledQuery([.. terms], excluded, query.Root.IsFlat ? null : ConditionOf(query.Root));
    }

    public IScan NewScan() => new WordScan(_index ??= new WordIndex(
        Automaton.Build(_patterns, _symbols.Count),
        _symbols,
        _termsOfPattern,
        _prefixes,
        [.. _prefixes.Keys.Select(prefix => prefix.Length).Distinct().Order()],
        _authors,
        _categories));

    /// <summary>What a scan of these papers finds.</summary>
    public void Find(TextIndex index, TermHits found)
    {
        var words = new string[_symbols.Count];
        foreach (var (word, symbol) in _symbols)
            words[symbol] = word;
        for (var pattern = 0; pattern < _patterns.Count; pattern++)
        {
            foreach (var term in _termsOfPattern[pattern])
                index.Words.Find([.. _patterns[pattern].Select(symbol => words[symbol])], (paper, places) => found.Add(term, paper, places));
        }

        foreach (var (prefix, term) in _prefixes)
            index.Words.FindBeginning(prefix, (paper, places) => found.Add(term, paper, places));
        _authors.Find(index.Authors, found);
        _categories.Find(index.Categories, found);
    }

    public void MatchRest(IReadOnlyList<Paper> papers, (int Term, Places Places)[][] found) => _regexes.Match(papers, found);

    private Condition ConditionOf(QueryNode node) => node switch
    {
        QueryGroup group => new Condition.Group(
            [.. group.Any.Select(ConditionOf)], [.. group.Must.Select(ConditionOf)], [.. group.Not.Select(ConditionOf)]),
        Term term when Compiled(term) is var compiled => new Condition.Present(compiled.Number, compiled.Where),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private CompiledTerm Compiled(Term term) => new(
        term switch
        {
            { IsPattern: true } => OtherNumber($"/{term.Text}/", term.Text, _regexes.Add),
            { Field: QueryField.Category } => OtherNumber($"cat:{term.Text}", term.Text, _categories.Add),
            { Field: QueryField.Author } when AuthorTerms.Words(term.Text, _tokenizer) is var words =>
                OtherNumber($"author:{string.Join(' ', words)}", words, _authors.Add),
            _ => Number(term.Text),
        },
        term);

    // No word has a slash or a colon in it, so these keys are none of a word's.
    private int OtherNumber<T>(string key, T term, Action<T, int> add)
    {
        var known = _terms.Count;
        var number = TermNumber(key, key);
        if (number == known)
            add(term, number);
        return number;
    }

    private int Number(string text)
    {
        if (_texts.TryGetValue(text, out var number))
            return number;
        number = NumberOf(_tokenizer.Tokens(text), isPrefix: text.TrimEnd().EndsWith('*'));
        _texts.Add(text, number);
        return number;
    }

    private int NumberOf(List<Token> tokens, bool isPrefix)
    {
        if (isPrefix && tokens is [{ Word.Surface: { Length: >= ShortestPrefix } prefix }])
        {
            var beginning = $"{prefix}*";
            return _prefixes[prefix] = TermNumber(beginning, beginning);
        }

        var spellings = Spelling.All(tokens);
        var known = _terms.Count;
        var key = string.Join('|', spellings.Select(words => string.Join(' ', words)));
        var plain = spellings.Count == 1 ? key : string.Join(' ', Spelling.Joined(tokens).Select(word => word.Normal));
        var term = TermNumber(key, plain);
        if (term == known && tokens.Count > 0)
        {
            foreach (var spelling in spellings)
                AddPattern(spelling, term);
        }

        return term;
    }

    private int TermNumber(string key, string plain)
    {
        if (!_terms.TryGetValue(key, out var number))
        {
            _terms.Add(key, number = _terms.Count);
            _plain.Add(plain);
        }

        return number;
    }

    private void AddPattern(List<string> words, int term)
    {
        var key = string.Join(' ', words);
        if (_patternNumbers.TryGetValue(key, out var pattern))
        {
            _termsOfPattern[pattern] = [.. _termsOfPattern[pattern], term];
            return;
        }

        _patternNumbers.Add(key, _patterns.Count);
        _termsOfPattern.Add([term]);
        _patterns.Add([.. words.Select(Symbol)]);
    }

    private int Symbol(string word)
    {
        if (!_symbols.TryGetValue(word, out var symbol))
            _symbols.Add(word, symbol = _symbols.Count);
        return symbol;
    }
}
