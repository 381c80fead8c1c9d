using ArxivBot.Commands.Reading;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.LookingUp;

/// <summary>The best papers of the last days for this chat's subscriptions, each once.</summary>
internal sealed class TopCommand(RecentPapers recent, ListRanking ranking) : ICommandHandler
{
    private const int DefaultDays = 7;

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var wishes = Wishes.Of(context.Chat);
        if (wishes.Count == 0)
            return NoSubscriptions.Reply("Or search without one: /search \"mixture of experts\"");
        var period = SearchPeriod.Of(recent, context, DefaultDays);
        var categories = Wishes.CategoriesOf(context.Chat);
        var lists = await StoredLists.ReadAsync(context.Db, categories, period.Oldest, DateOnly.MaxValue, cancellationToken);
        List<Mailing> closed = [.. lists.Mailings.Where(m => m.IsClosed)];
        if (closed.Count == 0)
            return Reply.Refused(period.Nothing, [.. lists.NeverRead.Select(category => new Notice(StoredLists.Unread(category)))]);

        var ranked = await ranking.RankAsync(context.Db, wishes, closed, SearchCommand.Shown, cancellationToken);
        return Reply.Of(
        [
            new Heading(1, "The best of the last days"),
            new Facts(
            [
                new("categories", string.Join(", ", categories)),
                new("days", period.Line([.. closed.Select(m => new AnnouncedList(m.Category, m.Day))])),
                new("found", SearchPeriod.Found(ranked.Matched, ranked.Papers.Count)),
            ]),
            .. lists.NeverRead.Select(category => new Notice(StoredLists.Unread(category))),
            .. SearchCommand.Cards(ranked.Papers),
        ]);
    }
}
