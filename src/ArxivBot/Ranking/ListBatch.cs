using ArxivBot.Arxiv;
using ArxivBot.Matching;
using ArxivBot.Papers;

namespace ArxivBot.Ranking;

/// <summary>Lists of one day that were read together, and the papers in them. Immutable.</summary>
/// <param name="Papers">Each once.</param>
internal sealed record ListBatch(DateOnly Day, IReadOnlyList<ArxivId> Papers, TextIndex Index, IReadOnlyList<IndexedList> Lists)
{
    private const long BytesOfAPaper = 200, BytesOfALine = 24;

    public long Bytes => Index.Bytes + (Papers.Count * BytesOfAPaper) + Lists.Sum(list => list.Papers.Length * BytesOfALine);

    /// <param name="announced">List after list.</param>
    public static ListBatch Of(DateOnly day, IReadOnlyList<(int Mailing, AnnouncedPaper Announced)> announced, IReadOnlyList<(int Id, string Category)> mailings, TextIndexer indexer)
    {
        List<Paper> papers = [.. announced.Select(line => line.Announced.Paper).DistinctBy(paper => paper.Id)];
        var numbers = papers.Index().ToDictionary(paper => paper.Item.Id, paper => paper.Index);
        var lines = announced.ToLookup(line => line.Mailing, line => new ListedPaper(numbers[line.Announced.Paper.Id], line.Announced.Kind, line.Announced.Version));
        return new ListBatch(
            day,
            papers.ConvertAll(paper => paper.Id),
            indexer.Index(papers),
            [.. mailings.Select(mailing => new IndexedList(mailing.Id, new AnnouncedList(mailing.Category, day), [.. lines[mailing.Id]]))]);
    }
}

/// <param name="Papers">In arXiv's order.</param>
internal sealed record IndexedList(int MailingId, AnnouncedList List, ListedPaper[] Papers);

/// <param name="Number">The paper's.</param>
/// <param name="Version">The version announced, counted from 1.</param>
internal readonly record struct ListedPaper(int Number, AnnouncementKind Kind, int Version);
