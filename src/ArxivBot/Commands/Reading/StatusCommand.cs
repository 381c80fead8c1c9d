using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;
using ArxivBot.Summaries;

namespace ArxivBot.Commands.Reading;

/// <summary>What this chat has had, what comes next, and what is late and why. All of it from the tables.</summary>
internal sealed class StatusCommand(AnnouncementCalendar calendar, ModelBudget budget) : ICommandHandler
{
    private const int DaysBack = 14;

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (db, chat) = (context.Db, context.Chat);
        if (chat.Subscriptions.Count == 0 && chat.State == ChatState.Active)
            return NoSubscriptions.Reply("Until then nothing is due here.");
        var today = AnnouncementCalendar.DayOf(context.Now);
        var lists = await StoredLists.ReadAsync(db, Wishes.CategoriesOf(chat), today.AddDays(-DaysBack), today, cancellationToken);
        var sent = await DeliveryStatus.ReadAsync(db, chat, context.Now, cancellationToken);
        List<Notice> troubles = [.. Troubles(context, lists).Concat(sent.Troubles).Select(trouble => new Notice(trouble))];
        return Reply.Of(
        [
            new Heading(1, "Status"),
            .. troubles,
            new Facts(
            [
                new("chat", StateOf(chat)),
                new("last digest", sent.LastDigest),
                new("next delivery", Next(context)),
                new("queued", sent.Queued),
                .. await budget.LineAsync(db, cancellationToken) is { } spent ? [new Fact("summaries", spent)] : Array.Empty<Fact>(),
            ]),
            new Heading(2, "Lists"),
            new Facts([.. lists.Categories.Select(category => new Fact(category, ListLine(lists, category)))]),
        ]);
    }

    private static string StateOf(Chat chat) => chat.State switch
    {
        ChatState.Active => "active",
        ChatState.Paused => $"paused{Reason(chat)}; /resume goes on",
        _ => $"the platform says that it is not there{Reason(chat)}",
    };

    private static string Reason(Chat chat) => chat.StateReason is { } reason ? $" ({UntrustedText.OneLine(reason)})" : "";

    private static string Next(CommandContext context) => (context.Chat.State, context.Chat.NextDueAt) switch
    {
        (not ChatState.Active, _) => "nothing is sent",
        (_, { } due) when due > context.Now => LocalTime.Of(context.Chat.Settings, due),
        (_, { } due) => $"due since {LocalTime.Of(context.Chat.Settings, due)}",
        _ => "nothing is due",
    };

    /// <summary>What keeps a digest that is due: each list that it waits for.</summary>
    private IEnumerable<string> Troubles(CommandContext context, StoredLists lists)
    {
        var (chat, now) = (context.Chat, context.Now);
        if (chat.State != ChatState.Active || !(chat.NextDueAt <= now))
            yield break;
        var day = calendar.NewestAnnouncementDay(DeliverySlots.Last(chat.Settings, now));
        foreach (var line in lists.Missing(day))
            yield return $"The digest waits for {line}";
    }

    private string ListLine(StoredLists lists, string category)
    {
        if (lists.NeverRead.Contains(category))
            return "never read yet; it is within a minute of a subscription";
        var mailings = lists.Mailings.Where(m => m.Category == category).ToList();
        var closed = mailings.FindLast(m => m.IsClosed) is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"{last.Day:yyyy-MM-dd}: {last.Announced:N0} announced, {last.Parsed:N0} read, closed")
            : $"no list in the last {DaysBack} days";
        var open = mailings.FindLast(m => !m.IsClosed && m.Day >= (mailings.FindLast(c => c.IsClosed)?.Day ?? m.Day));
        return open is not null
            ? string.Create(CultureInfo.InvariantCulture, $"{open.Day:yyyy-MM-dd}: open{(open.Waiting is null ? "" : $" ({UntrustedText.OneLine(open.Waiting)})")} · before that {closed}")
            : calendar.IsAnnouncementDay(calendar.Today) ? closed : $"{closed} · {AnnouncementCalendar.Quiet(calendar.Today)}";
    }
}
