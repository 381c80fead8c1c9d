using System.Text.RegularExpressions;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>
/// Regular expressions, each run once on a paper whatever the number of queries that have it. One after the other over all
/// papers: an automaton grows while it reads, to 200 MB at worst, and only a few are to be there at a time.
/// </summary>
internal sealed class PatternTerms
{
    private readonly List<(string Pattern, int Term)> _terms = [];

    public bool IsEmpty => _terms.Count == 0;

    public void Add(string pattern, int term) => _terms.Add((pattern, term));

    /// <summary>The same for some of many papers, as often as there are more.</summary>
    public Action<IReadOnlyList<(int Paper, string Title, string Abstract)>> Into(TermHits found)
    {
        var patterns = _terms.ConvertAll(term => (Regex: QueryPattern.Compile(term.Pattern), term.Term));
        return papers =>
        {
            var texts = papers.AsParallel().AsOrdered().Select(paper => (Tex.ToUnicode(paper.Title), Tex.ToUnicode(paper.Abstract))).ToArray();
            foreach (var (regex, term) in patterns)
            {
                foreach (var hit in HitsOf(regex, texts))
                    found.Add(term, papers[hit.Paper].Paper, hit.Places);
            }
        };
    }

    /// <param name="found">For each paper the terms it holds; gets those of the patterns too.</param>
    public void Match(IReadOnlyList<Paper> papers, (int Term, Places Places)[][] found)
    {
        if (_terms.Count == 0)
            return;
        (string Title, string Abstract)[] texts = [.. papers.Select(paper => (Tex.ToUnicode(paper.Title), Tex.ToUnicode(paper.Abstract)))];
        var hits = new List<Hit>[_terms.Count];
        Parallel.For(0, hits.Length, number => hits[number] = HitsOf(QueryPattern.Compile(_terms[number].Pattern), texts));
        var byPaper = hits.SelectMany((ofTerm, number) => ofTerm.Select(hit => (hit.Paper, Found: (_terms[number].Term, hit.Places))))
            .GroupBy(hit => hit.Paper, hit => hit.Found);
        foreach (var paper in byPaper)
            found[paper.Key] = [.. found[paper.Key], .. paper];
    }

    private static List<Hit> HitsOf(Regex pattern, (string Title, string Abstract)[] papers)
    {
        List<Hit> hits = [];
        for (var paper = 0; paper < papers.Length; paper++)
        {
            var places = (pattern.IsMatch(papers[paper].Title) ? Places.Title : Places.None)
                | (pattern.IsMatch(papers[paper].Abstract) ? Places.Abstract : Places.None);
            if (places != Places.None)
                hits.Add(new Hit(paper, places));
        }

        return hits;
    }
}
