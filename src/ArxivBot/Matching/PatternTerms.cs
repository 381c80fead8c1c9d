using System.Text.RegularExpressions;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>Regular expressions, each run once on a paper whatever the number of queries that have it.</summary>
internal sealed class PatternTerms
{
    private readonly List<(Regex Pattern, int Term)> _terms = [];

    public void Add(string pattern, int term) => _terms.Add((QueryPattern.Compile(pattern), term));

    public void Read(Paper paper, FoundTerms found)
    {
        if (_terms.Count == 0)
            return;
        var (title, text) = (Tex.ToUnicode(paper.Title), Tex.ToUnicode(paper.Abstract));
        foreach (var (pattern, term) in _terms)
        {
            if (pattern.IsMatch(title))
                found.Add(term, Places.Title);
            if (pattern.IsMatch(text))
                found.Add(term, Places.Abstract);
        }
    }
}
