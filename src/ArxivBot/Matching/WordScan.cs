using ArxivBot.Papers;

namespace ArxivBot.Matching;

/// <summary>What all scans share.</summary>
/// <param name="Symbols">The number of each word that is in any pattern.</param>
/// <param name="TermsOfPattern">For each pattern the terms that it is a spelling of.</param>
/// <param name="PrefixLengths">Ascending.</param>
internal sealed record WordIndex(
    Automaton Automaton,
    Dictionary<string, int> Symbols,
    IReadOnlyList<int[]> TermsOfPattern,
    Dictionary<string, int> Prefixes,
    int[] PrefixLengths,
    AuthorTerms Authors,
    CategoryTerms Categories);

/// <summary>Reads papers twice: word for word, and with the compounds of two parts joined.</summary>
internal sealed class WordScan(WordIndex index) : IScan
{
    private readonly Tokenizer _tokenizer = new();
    private readonly List<Token> _tokens = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _prefixes =
        index.Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Read(Paper paper, FoundTerms found)
    {
        Read(paper.Title, Places.Title, found);
        foreach (var paragraph in paper.Abstract.Split('\n'))
            Read(paragraph, Places.Abstract, found);
        index.Authors.Read(paper, _tokenizer, found);
        index.Categories.Read(paper, found);
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
        foreach (var word in Spelling.Joined(_tokens))
            node = Step(node, word, place, found);
        foreach (var token in _tokens)
        {
            if (token.Compound is { } compound)
                FindPrefixes(compound, place, found);
        }
    }

    private int Step(int node, Word word, Places place, FoundTerms found)
    {
        if (!index.Symbols.TryGetValue(word.Normal, out var symbol))
            return Automaton.Root;
        node = index.Automaton.Step(node, symbol);
        foreach (var pattern in index.Automaton.EndingAt(node))
        {
            foreach (var term in index.TermsOfPattern[pattern])
                found.Add(term, place);
        }

        return node;
    }

    private void FindPrefixes(Word word, Places place, FoundTerms found)
    {
        foreach (var length in index.PrefixLengths)
        {
            if (length > word.Surface.Length)
                break;
            if (_prefixes.TryGetValue(word.Surface.AsSpan(0, length), out var term))
                found.Add(term, place);
        }
    }
}
