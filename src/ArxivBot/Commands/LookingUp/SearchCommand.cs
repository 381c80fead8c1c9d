using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.LookingUp;

/// <summary>Everything announced in the last days that a query finds, in whatever category.</summary>
internal sealed class SearchCommand(RecentPapers recent, RecentRanker ranker) : ICommandHandler
{
    public const string Query = "query", Days = "days";

    /// <summary>The most papers in one answer.</summary>
    public const int Shown = 10;

    private const int DefaultDays = 30;

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var query = context.Arguments.Query(Query)!;
        var period = SearchPeriod.Of(recent, context, DefaultDays);
        var lists = await recent.ReadAsync(cancellationToken);
        var searched = lists.Since(period.Oldest);
        if (searched.Count == 0)
            return Reply.Refused(period.Nothing);

        var request = new RankingRequest(query, new RankingOptions { MaximumPapers = Shown }, searched);
        var ranking = await ranker.RankAsync(lists, [request], cancellationToken);
        var best = await ranking.BestAsync(context.Db, Shown, cancellationToken);
        return Reply.Of(
        [
            new Heading(1, "Search"),
            new Facts(
            [
                new("query", query.IsEverything ? "everything" : QueryText.Print(query)),
                new("days", period.Line(searched)),
                new("found", SearchPeriod.Found(ranking.Matched, best.Count)),
            ]),
            .. Cards(best),
        ]);
    }

    /// <summary>Without abstracts: it is a list to choose from.</summary>
    public static IReadOnlyList<Block> Cards(IReadOnlyList<RankedPaper> papers) => papers.Count == 0
        ? [new Paragraph("No announced paper matches.")]
        : [.. papers.Select((paper, at) => DigestContent.Card(paper, at) with { Abstract = "", Buttons = PaperButtons.Of(paper.Announced.Paper.Id.Value, PaperButtons.Paper, PaperButtons.Save).Items })];
}

/// <summary>How far a command looks back.</summary>
/// <param name="Oldest">The oldest announcement day, in arXiv's zone.</param>
/// <param name="Wanted">The one that was asked for.</param>
internal sealed record SearchPeriod(DateOnly Oldest, DateOnly Wanted)
{
    public static SearchPeriod Of(RecentPapers recent, CommandContext context, int defaultDays)
    {
        var wanted = AnnouncementCalendar.DayOf(context.Now).AddDays(1 - (context.Arguments.Number(SearchCommand.Days) ?? defaultDays));
        return new SearchPeriod(wanted > recent.Oldest ? wanted : recent.Oldest, wanted);
    }

    public string Nothing => string.Create(CultureInfo.InvariantCulture, $"No list of {Oldest:yyyy-MM-dd} or a later day has been read yet, so there is nothing to search.");

    public string Line(IReadOnlyList<AnnouncedList> lists)
    {
        var days = lists.Select(list => list.Day).Distinct().Order().ToList();
        var line = string.Create(CultureInfo.InvariantCulture, $"{days.Count} announcement {(days.Count == 1 ? "day" : "days")}, {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}");
        return Wanted < Oldest ? string.Create(CultureInfo.InvariantCulture, $"{line} (searches go back to {Oldest:yyyy-MM-dd})") : line;
    }

    public static string Found(int matched, int shown) => string.Create(CultureInfo.InvariantCulture, $"matched {matched:N0} · shown {shown:N0}");
}
