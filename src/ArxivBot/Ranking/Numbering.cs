using ArxivBot.Arxiv;
using ArxivBot.Papers;

namespace ArxivBot.Ranking;

/// <summary>The day's papers, each once, numbered in the order of their ids.</summary>
internal sealed class Numbering
{
    private readonly Dictionary<ArxivId, int> _numbers = [];

    public Numbering(IReadOnlyList<AnnouncedPaper> announced)
    {
        Papers = [.. announced.Select(paper => paper.Paper).DistinctBy(paper => paper.Id).OrderBy(paper => paper.Id)];
        for (var number = 0; number < Papers.Count; number++)
            _numbers.Add(Papers[number].Id, number);
    }

    public IReadOnlyList<Paper> Papers { get; }

    public int Of(AnnouncedPaper announced) => _numbers[announced.Paper.Id];
}
