using ArxivBot.Arxiv;

namespace ArxivBot.Ranking;

/// <summary>One order for what several subscriptions of a chat found.</summary>
internal static class Merger
{
    /// <summary>Each paper once, with the best score that any of them gave it; among equals the earlier subscription's.</summary>
    /// <returns>All papers, the best first.</returns>
    public static IReadOnlyList<RankedPaper> Merge(IReadOnlyList<Ranked> answers)
    {
        if (answers is [var only])
            return only.Papers;
        var best = new Dictionary<ArxivId, (RankedPaper Paper, int Answer)>();
        for (var answer = 0; answer < answers.Count; answer++)
        {
            foreach (var paper in answers[answer].Papers)
            {
                var id = paper.Announced.Paper.Id;
                if (!best.TryGetValue(id, out var known) || paper.Score > known.Paper.Score)
                    best[id] = (paper, answer);
            }
        }

        return
        [
            .. best.Values.OrderByDescending(found => found.Paper.Score).ThenBy(found => found.Paper.Announced.Kind)
                .ThenBy(found => found.Paper.Announced.Paper.Id).Select(found => found.Paper),
        ];
    }
}
