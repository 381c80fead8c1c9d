using System.Text;
using ArxivBot.Papers;

namespace ArxivBot.Matching;

/// <summary>
/// Names of authors, each looked up by its longest word. A name's words are in the author's in their order, and others
/// may stand between: <c>Christopher Manning</c> is Christopher D. Manning. A single letter is any word that it begins.
/// </summary>
internal sealed class AuthorTerms
{
    private readonly Dictionary<string, List<(string[] Words, int Term)>> _byLongest = new(StringComparer.Ordinal);

    /// <summary>A name's words as they are compared; <c>Dao, Tri</c> is Tri Dao.</summary>
    public static string[] Words(string name, Tokenizer tokenizer)
    {
        var comma = name.IndexOf(',');
        var inOrder = comma < 0 ? name : $"{name[(comma + 1)..]} {name[..comma]}";
        return [.. tokenizer.Tokens(inOrder).Select(token => token.Word.Surface)];
    }

    /// <summary>An author's words, without the affiliation.</summary>
    public static List<Token> Tokens(string author, Tokenizer tokenizer)
    {
        var affiliation = author.IndexOf('(');
        return tokenizer.Tokens(affiliation > 0 ? author[..affiliation] : author);
    }

    /// <summary>Whether a word of a name that is looked for is this word of an author's.</summary>
    public static bool IsSame(string word, string name) =>
        word == name || word.Length == 1 && Rune.IsLower(new Rune(word[0])) && name.StartsWith(word[0]);

    public void Add(string[] words, int term)
    {
        if (words.MaxBy(word => word.Length) is not { } longest)
            return;
        if (!_byLongest.TryGetValue(longest, out var names))
            _byLongest.Add(longest, names = []);
        names.Add((words, term));
    }

    public void Read(Paper paper, Tokenizer tokenizer, FoundTerms found)
    {
        if (_byLongest.Count == 0)
            return;
        foreach (var author in paper.Authors)
        {
            var tokens = Tokens(author, tokenizer);
            foreach (var token in tokens)
            {
                if (!_byLongest.TryGetValue(token.Word.Surface, out var names))
                    continue;
                foreach (var (words, term) in names)
                {
                    if (IsIn(words, tokens))
                        found.Add(term, Places.Authors);
                }
            }
        }
    }

    public void Find(NameTable names, TermHits found)
    {
        foreach (var (longest, those) in _byLongest)
        {
            foreach (var (words, term) in those)
                names.Find(longest, words, (paper, places) => found.Add(term, paper, places));
        }
    }

    private static bool IsIn(string[] words, List<Token> name)
    {
        var at = 0;
        foreach (var token in name)
        {
            if (at < words.Length && IsSame(words[at], token.Word.Surface))
                at++;
        }

        return at == words.Length;
    }
}
