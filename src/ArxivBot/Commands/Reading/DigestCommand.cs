using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Reading;

/// <summary>One day's digest: as this chat got it, or as it would be now.</summary>
internal sealed class DigestCommand(DeliveredDigest delivered, DayDigest digests, FurtherPapers further) : ICommandHandler
{
    public const string Day = "date", Page = "page";

    private const int DaysToName = 5;

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (db, chat) = (context.Db, context.Chat);
        var wishes = Wishes.Of(chat);
        var today = AnnouncementCalendar.DayOf(context.Now);
        var day = context.Arguments.Day(Day) ?? await DeliveredDigest.NewestDayAsync(db, chat, cancellationToken)
            ?? await NewestDayAsync(db, Wishes.CategoriesOf(chat), cancellationToken) ?? today;
        if (PageOf(context) is > 1 and var page)
            return await further.OfAsync(context, wishes, day, page, cancellationToken);
        if (await delivered.FindAsync(db, chat, wishes, day, context.Now, cancellationToken) is { } had)
            return new Reply(DigestComposer.ComposeForChat(had, chat.Settings.IsCompact));
        if (wishes.Count == 0)
            return NoSubscriptions.Reply(null);

        var lists = await StoredLists.ReadAsync(db, Wishes.CategoriesOf(chat), day, day, cancellationToken);
        var mailings = lists.ClosedOn(day);
        if (mailings.Count == 0)
            return Reply.Refused(await WhyNoneAsync(db, lists, day, today, cancellationToken), await DaysAsync(db, lists.Categories, cancellationToken));
        List<string> notices = ["This chat has had no digest of that day: this is what your subscriptions find in it now.", .. lists.Missing(day)];
        var content = await digests.ComposeAsync(
            db, wishes, mailings, day, context.Now, chat.Settings.MaximumPapers, notices, cancellationToken);
        return new Reply(DigestComposer.ComposeForChat(content, chat.Settings.IsCompact));
    }

    private static int PageOf(CommandContext context) =>
        int.TryParse(context.Arguments.Text(Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    private static async Task<DateOnly?> NewestDayAsync(SqliteContext db, IReadOnlyList<string> categories, CancellationToken cancellationToken) =>
        await Closed(db, categories).OrderByDescending(m => m.Day).Select(m => (DateOnly?)m.Day).FirstOrDefaultAsync(cancellationToken);

    private static async Task<string> WhyNoneAsync(SqliteContext db, StoredLists lists, DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        if (day > today)
            return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} is still to come: it is {today:yyyy-MM-dd} at arXiv.");
        if (lists.Mailings.Count > 0)
            return string.Join(' ', lists.Missing(day));
        var oldest = await Closed(db, lists.Categories).OrderBy(m => m.Day).Select(m => (DateOnly?)m.Day).FirstOrDefaultAsync(cancellationToken);
        if (oldest is { } first && day < first)
            return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} was before this bot began to read these categories, on {first:yyyy-MM-dd}.");
        return AnnouncementCalendar.IsWeekend(day)
            ? $"{AnnouncementCalendar.Quiet(day)}."
            : string.Create(CultureInfo.InvariantCulture, $"There is no list of {day:yyyy-MM-dd} of {string.Join(", ", lists.Categories)}: arXiv announced nothing, or the bot was not running.");
    }

    private static async Task<Block> DaysAsync(SqliteContext db, IReadOnlyList<string> categories, CancellationToken cancellationToken)
    {
        var days = await Closed(db, categories).Select(m => m.Day).Distinct().OrderDescending().ToListAsync(cancellationToken);
        if (days.Count == 0)
            return new Paragraph($"No list of {string.Join(", ", categories)} has been read yet.");
        var newest = string.Join(", ", days.Take(DaysToName).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return new Paragraph(days.Count <= DaysToName
            ? $"Days that are there: {newest}"
            : string.Create(CultureInfo.InvariantCulture, $"Days that are there: {newest} and {days.Count - DaysToName} more, back to {days[^1]:yyyy-MM-dd}"));
    }

    private static IQueryable<Mailing> Closed(SqliteContext db, IReadOnlyList<string> categories) =>
        db.Set<Mailing>().Where(m => categories.Contains(m.Category) && m.State == MailingState.Closed);
}
