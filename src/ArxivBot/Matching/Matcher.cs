using System.Runtime.InteropServices;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>
/// All terms of all queries, looked for in one pass over each paper. Compiled once, it never changes, and any number of
/// threads may use it.
/// </summary>
internal sealed class Matcher
{
    private readonly IPatterns _patterns;

    private Matcher(IPatterns patterns, IReadOnlyList<Query> queries)
    {
        _patterns = patterns;
        var compiled = new Dictionary<Query, CompiledQuery>(queries.Count);
        var inOrder = new CompiledQuery[queries.Count];
        for (var number = 0; number < inOrder.Length; number++)
        {
            ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(compiled, queries[number], out _);
            inOrder[number] = shared ??= patterns.Add(queries[number]);
        }

        Queries = inOrder;
    }

    /// <summary>The queries, in the order given; equal ones are the same object.</summary>
    public IReadOnlyList<CompiledQuery> Queries { get; }

    /// <summary>A term is found as whole words, whatever their number, case and accents.</summary>
    public static Matcher Words(IReadOnlyList<Query> queries) => new(new WordPatterns(), queries);

    /// <summary>A term is found wherever its characters are, whatever their case; of an abstract only the first paragraph counts.</summary>
    public static Matcher Substrings(IReadOnlyList<Query> queries) => new(new SubstringPatterns(), queries);

    public Matches Match(IReadOnlyList<Paper> papers)
    {
        var found = new (int, Places)[papers.Count][];
        var first = _patterns.NewScan(); // builds what the others share
        Parallel.For(
            0,
            papers.Count,
            () => (Scan: Interlocked.Exchange(ref first, null) ?? _patterns.NewScan(), Found: new FoundTerms(_patterns.Terms)),
            (paper, _, worker) =>
            {
                worker.Scan.Read(papers[paper], worker.Found);
                found[paper] = worker.Found.TakeAll();
                return worker;
            },
            _ => { });
        _patterns.MatchRest(papers, found);
        return Matches.Invert(found, _patterns.Terms);
    }
}
