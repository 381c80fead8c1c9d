using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>Terms as words: <c>kernel</c> is in "Kernels", <c>RL</c> is in "RL-based" and not in "worldwide".</summary>
internal sealed class WordPatterns : IPatterns
{
    private const int ShortestPrefix = 2;
    private const int MostSpellings = 16;

    private readonly Tokenizer _tokenizer = new();
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _patternNumbers = new(StringComparer.Ordinal);
    private readonly List<int[]> _patterns = [];
    private readonly List<int[]> _termsOfPattern = [];
    private Automaton? _automaton;
    private int[] _prefixLengths = [];

    public int Terms => _terms.Count;

    /// <summary>A term that a query names twice (<c>LLM LLMs</c>) counts once, with the greater weight.</summary>
    public CompiledQuery Add(Query query)
    {
        var terms = new List<CompiledTerm>(query.Terms.Count);
        foreach (var term in query.Terms)
        {
            var compiled = new CompiledTerm(Number(term.Text), term);
            var same = terms.FindIndex(other => other.Number == compiled.Number);
            if (same < 0)
                terms.Add(compiled);
            else if (term.Weight > terms[same].Term.Weight)
                terms[same] = compiled;
        }

        return new CompiledQuery([.. terms], [.. query.Excluded.Select(term => Number(term.Text))]);
    }

    public IScan NewScan()
    {
        if (_automaton is null)
        {
            _prefixLengths = [.. _prefixes.Keys.Select(prefix => prefix.Length).Distinct().Order()];
            _automaton = Automaton.Build(_patterns, _symbols.Count);
        }

        return new Scan(this, _automaton);
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
            var number = TermNumber($"{prefix}*");
            _prefixes[prefix] = number;
            return number;
        }

        var spellings = Spellings(tokens);
        var known = _terms.Count;
        var term = TermNumber(string.Join('|', spellings.Select(words => string.Join(' ', words))));
        if (term == known && tokens.Count > 0)
        {
            foreach (var spelling in spellings)
                AddPattern(spelling, term);
        }

        return term;
    }

    private int TermNumber(string key)
    {
        if (!_terms.TryGetValue(key, out var number))
            _terms.Add(key, number = _terms.Count);
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

    /// <summary>The ways in which a paper may write the same: "pre-training", "pretraining"; "cmos" as CMOS.</summary>
    private static List<List<string>> Spellings(List<Token> tokens)
    {
        List<List<string>> spellings = [[]];
        foreach (var token in tokens)
        {
            var asWritten = spellings.Count;
            for (var i = 0; i < asWritten; i++)
            {
                if (token.Word.InCapitals is { } inCapitals && spellings.Count < MostSpellings)
                    spellings.Add([.. spellings[i], inCapitals]);
                spellings[i].Add(token.Word.Normal);
            }
        }

        if (tokens.Exists(token => token.Compound is not null))
            spellings.Add([.. Joined(tokens).Select(word => word.Normal)]);
        return spellings;
    }

    private static IEnumerable<Word> Joined(List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Compound is { } compound)
            {
                yield return compound;
                at++;
            }
            else
            {
                yield return tokens[at].Word;
            }
        }
    }

    private sealed class Scan(WordPatterns patterns, Automaton automaton) : IScan
    {
        private readonly Tokenizer _tokenizer = new();
        private readonly List<Token> _tokens = [];
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _prefixes =
            patterns._prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

        public void Read(Paper paper, FoundTerms found)
        {
            Read(paper.Title, Places.Title, found);
            foreach (var paragraph in paper.Abstract.Split('\n'))
                Read(paragraph, Places.Abstract, found);
        }

        private void Read(string text, Places place, FoundTerms found)
        {
            _tokens.Clear();
            _tokenizer.Read(text, _tokens);
            var node = Automaton.Root;
            var compounds = false;
            foreach (var token in _tokens)
            {
                node = Step(node, token.Word, place, found);
                FindPrefixes(token.Word, place, found);
                compounds |= token.Compound is not null;
            }

            if (!compounds)
                return;
            node = Automaton.Root;
            foreach (var word in Joined(_tokens))
                node = Step(node, word, place, found);
            foreach (var token in _tokens)
            {
                if (token.Compound is { } compound)
                    FindPrefixes(compound, place, found);
            }
        }

        private int Step(int node, Word word, Places place, FoundTerms found)
        {
            if (!patterns._symbols.TryGetValue(word.Normal, out var symbol))
                return Automaton.Root;
            node = automaton.Step(node, symbol);
            foreach (var pattern in automaton.EndingAt(node))
            {
                foreach (var term in patterns._termsOfPattern[pattern])
                    found.Add(term, place);
            }

            return node;
        }

        private void FindPrefixes(Word word, Places place, FoundTerms found)
        {
            foreach (var length in patterns._prefixLengths)
            {
                if (length > word.Surface.Length)
                    break;
                if (_prefixes.TryGetValue(word.Surface.AsSpan(0, length), out var term))
                    found.Add(term, place);
            }
        }
    }
}
