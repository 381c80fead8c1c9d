using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>One way to say that a term is in a text: as words, or as a run of characters.</summary>
internal interface IPatterns
{
    /// <summary>How many different terms there are; their numbers are below this.</summary>
    int Terms { get; }

    /// <summary>Adds a query's terms; not after the first <see cref="NewScan"/>.</summary>
    CompiledQuery Add(Query query);

    /// <summary>A scan for one thread.</summary>
    IScan NewScan();

    /// <summary>Adds what no scan finds, because it takes all papers at once.</summary>
    /// <param name="found">For each paper the terms it holds.</param>
    void MatchRest(IReadOnlyList<Paper> papers, (int Term, Places Places)[][] found)
    {
    }
}

internal interface IScan
{
    void Read(Paper paper, FoundTerms found);
}
