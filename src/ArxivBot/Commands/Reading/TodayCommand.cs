using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Reading;

/// <summary>The newest announcement day's digest, now.</summary>
internal sealed class TodayCommand(DayDigest digests, AnnouncementCalendar calendar) : ICommandHandler
{
    public const string Categories = "categories";

    private const int DaysBack = 14;

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (db, chat) = (context.Db, context.Chat);
        var named = context.Arguments.Categories(Categories);
        var wishes = named.Count > 0 ? [Everything(named, chat.Settings)] : Wishes.Of(chat);
        if (wishes.Count == 0)
            return NoSubscriptions.Reply("Or name categories, to see everything in them: /today cs.LG");

        var today = AnnouncementCalendar.DayOf(context.Now);
        var categories = wishes.SelectMany(wish => wish.Categories).Select(category => category.Id).Distinct().ToList();
        var lists = await StoredLists.ReadAsync(db, categories, today.AddDays(-DaysBack), today, cancellationToken);
        List<string> notices = calendar.IsAnnouncementDay(today) ? [] : [$"{AnnouncementCalendar.Quiet(today)}."];
        var due = calendar.NewestAnnouncementDay(context.Now);
        var day = lists.NewestDay ?? due;
        if (day < due)
            notices.AddRange(lists.Missing(due));
        notices.AddRange(lists.Missing(day).Except(notices));
        if (lists.NewestDay is null)
            return Reply.Of([new Paragraph("There is nothing to show yet."), .. notices.Select(notice => new Notice(notice))]);

        var content = await digests.ComposeAsync(
            db, wishes, lists.ClosedOn(day), day, context.Now, chat.Settings.MaximumPapers, notices, cancellationToken);
        return new Reply(named.Count > 0
            ? DigestComposer.ComposeForChat(content, chat.Settings.IsCompact, PaperButtons.Digest)
            : DigestComposer.ComposeForChat(content, chat.Settings.IsCompact));
    }

    private static Wish Everything(IReadOnlyList<Category> categories, ChatSettings settings) =>
        new(categories, new Query([], []), RankingMode.Words, settings.MaximumPapers, 0, settings.Replacements);
}
