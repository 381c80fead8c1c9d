using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Benchmarks;

/// <summary>Many people's queries of ten terms: words as often as papers use them, phrases, and a few beginnings.</summary>
internal static class Subscribers
{
    public const int TermsEach = 10;

    public static Query[] Queries(IReadOnlyList<AnnouncedPaper> papers, int count)
    {
        var random = new Random(7);
        var texts = papers.Select(paper => Words($"{paper.Paper.Title} {paper.Paper.Abstract}")).Where(words => words.Length > 3).ToArray();
        var uses = texts.SelectMany(words => words.Distinct()).CountBy(word => word).ToDictionary();
        var distinct = new HashSet<string>(count);
        var queries = new Query[count];
        for (var number = 0; number < count;)
        {
            var terms = Enumerable.Range(0, TermsEach).Select(_ => new Term(Draw(), 1 + (random.Next(4) / 2.0))).ToArray();
            if (distinct.Add(string.Join('|', terms.Select(term => term.Text))))
                queries[number++] = new Query(terms, []);
        }

        return queries;

        // A word of a random place is drawn as often as it is used; nobody subscribes to "the".
        string Draw()
        {
            while (true)
            {
                var words = texts[random.Next(texts.Length)];
                var at = random.Next(words.Length - 3);
                var kind = random.Next(20);
                if (words[at].Length < 3 || uses[words[at]] > papers.Count / 5)
                    continue;
                return kind switch
                {
                    < 5 => $"{words[at]} {words[at + 1]}",
                    5 => $"{words[at]} {words[at + 1]} {words[at + 2]}",
                    6 when words[at].Length > 5 => $"{words[at][..5]}*",
                    _ => words[at],
                };
            }
        }
    }

    private static string[] Words(string text) =>
        text.Split([' ', '\n', ',', '.', ';', ':', '(', ')', '"', '*'], StringSplitOptions.RemoveEmptyEntries);
}
