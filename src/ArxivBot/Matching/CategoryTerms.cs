using ArxivBot.Papers;

namespace ArxivBot.Matching;

/// <summary>Categories and whole archives (<c>cs.*</c>), among all the categories of a paper.</summary>
internal sealed class CategoryTerms
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string category, int term) => _terms.TryAdd(category, term);

    public void Find(Dictionary<string, int[]> papers, TermHits found)
    {
        foreach (var (category, term) in _terms)
        {
            foreach (var paper in papers.GetValueOrDefault(category, []))
                found.Add(term, paper, Places.Categories);
        }
    }

    public void Read(Paper paper, FoundTerms found)
    {
        if (_terms.Count == 0)
            return;
        foreach (var category in paper.Categories)
        {
            if (_terms.TryGetValue(category, out var term))
                found.Add(term, Places.Categories);
            if (category.IndexOf('.') is > 0 and var dot && _terms.TryGetValue($"{category[..dot]}.*", out var archive))
                found.Add(archive, Places.Categories);
        }
    }
}
