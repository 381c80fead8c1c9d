using System.Text;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>Terms as the earlier bot knew them: Python's <c>keyword.lower() in text.lower()</c>.</summary>
internal sealed class SubstringPatterns : IPatterns
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private Automaton? _automaton;

    public int Terms => _terms.Count;

    public CompiledQuery Add(Query query) => new(Compiled(query.Terms), Compiled(query.Excluded));

    public IScan NewScan() => new Scan(_automaton ??= Build());

    private CompiledTerm[] Compiled(IReadOnlyList<Term> terms) =>
        [.. terms.Where(term => term.Text.Length > 0).Select(term => new CompiledTerm(Number(term), term))];

    private int Number(Term term)
    {
        var text = Lower(term.Text);
        if (_terms.TryGetValue(text, out var number))
            return number;
        _terms.Add(text, _terms.Count);
        return _terms.Count - 1;
    }

    private Automaton Build()
    {
        var patterns = new int[_terms.Count][];
        foreach (var (text, number) in _terms)
            patterns[number] = [.. text.Select(character => (int)character)];
        return Automaton.Build(patterns, char.MaxValue + 1);
    }

    /// <summary>Python's lower(): İ becomes two characters and a closing Σ becomes ς, which .NET's does not do.</summary>
    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (Ascii.IsValid(lower))
            return lower;
        if (text.Contains('Σ'))
        {
            lower = string.Create(text.Length, (text, lower), static (result, source) =>
            {
                source.lower.CopyTo(result);
                for (var at = 1; at < result.Length; at++)
                {
                    var closes = at + 1 == result.Length || !char.IsLetter(source.text[at + 1]);
                    if (source.text[at] == 'Σ' && char.IsLetter(source.text[at - 1]) && closes)
                        result[at] = 'ς';
                }
            });
        }

        return lower.Replace("İ", "i\u0307", StringComparison.Ordinal);
    }

    private sealed class Scan(Automaton automaton) : IScan
    {
        public void Read(Paper paper, FoundTerms found)
        {
            var title = Lower(paper.Title);
            var node = Run(title, Automaton.Root, Places.Title, found);
            node = Run(" ", node, Places.Abstract, found);
            Run(Lower(FirstParagraph(paper.Abstract)), node, Places.Abstract, found);
        }

        // The title runs on into the abstract, as it did in the earlier bot; a term across the two is counted as the abstract's.
        private int Run(string text, int node, Places place, FoundTerms found)
        {
            foreach (var character in text)
            {
                node = automaton.Step(node, character);
                foreach (var term in automaton.EndingAt(node))
                    found.Add(term, place);
            }

            return node;
        }

        private static string FirstParagraph(string text)
        {
            text = text.TrimStart();
            return text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;
        }
    }
}
