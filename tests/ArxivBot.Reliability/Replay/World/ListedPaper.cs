using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Reliability.Replay.World;

/// <summary>One line of one category's list.</summary>
internal sealed record ListedPaper(string Id, AnnounceType Kind, PaperText Text);

/// <summary>What a query may be found in.</summary>
internal sealed record PaperText(string Title, string Abstract, string Authors);

/// <summary>One category's list of one announcement day.</summary>
/// <param name="Write">The feed that carries it, under a date.</param>
internal sealed record DayList(string Category, DateOnly Day, IReadOnlyList<ListedPaper> Papers, Func<DateOnly, string> Write)
{
    public int News => Papers.Count(paper => paper.Kind == AnnounceType.New);
}
