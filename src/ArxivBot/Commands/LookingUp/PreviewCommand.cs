using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Commands.Reading;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.LookingUp;

/// <summary>What a subscription would have sent on the last days, before anybody subscribes.</summary>
internal sealed class PreviewCommand(RecentPapers recent, ListRanking ranking) : ICommandHandler
{
    private const int DaysShown = 5, TitlesADay = 3;

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var named = context.Arguments.Categories(TodayCommand.Categories);
        if (named.Count == 0 && !context.Arguments.Has(SearchCommand.Query))
            return Reply.Refused("Say what to try, as you would to subscribe: /preview cs.LG LLM \"mixture of experts\"");
        var query = context.Arguments.Query(SearchCommand.Query) ?? new Query([], []);
        var categories = PreviewCategories.Of(named, context.Chat, (await recent.ReadAsync(cancellationToken)).Since(DateOnly.MinValue));
        if (categories.Named.Count == 0)
            return Reply.Refused("No list has been read yet, so there is nothing to try this on.", new Paragraph("Subscribe first: /subscribe cs.LG"));
        var wish = new Wish(
            categories.Named, query, RankingMode.Words, context.Chat.Settings.MaximumPapers, context.Chat.Settings.MinimumScore, context.Chat.Settings.Replacements);
        var lists = await StoredLists.ReadAsync(
            context.Db, [.. wish.Categories.Select(c => c.Id)], recent.Oldest, AnnouncementCalendar.DayOf(context.Now), cancellationToken);
        List<DateOnly> days = [.. lists.Mailings.Where(m => m.IsClosed).Select(m => m.Day).Distinct().OrderDescending().Take(DaysShown)];

        List<(DateOnly Day, Coverage Coverage, IReadOnlyList<RankedPaper> Best)> found = [];
        foreach (var day in days)
        {
            var mailings = lists.ClosedOn(day);
            var ranked = await ranking.RankAsync(context.Db, [wish], mailings, TitlesADay, cancellationToken);
            var (announced, fetched) = (mailings.Sum(m => m.Announced), mailings.Sum(m => m.Parsed));
            found.Add((day, new Coverage(announced, fetched, ranked.Matched, Math.Min(ranked.Matched, wish.MaximumPapers), announced - fetched), ranked.Papers));
        }

        return Reply.Of(
        [
            new Heading(1, "Preview"),
            new Facts(
            [
                new("categories", categories.Line),
                new("query", wish.QueryLine),
                .. (Fact[])(found.Count == 0 ? [] : [new("a day", Average(found))]),
            ]),
            .. lists.NeverRead.Select(category => new Notice(StoredLists.Unread(category))),
            .. found.SelectMany(day => Day(day.Day, day.Coverage, day.Best)),
            .. (Block[])(found.Count == 0 ? [new Paragraph("No list of these categories has been read yet.")] : []),
            new Paragraph("To get this as it is announced, type:"),
            new Preformatted($"/subscribe {string.Join(' ', categories.ToSubscribe(found.SelectMany(day => day.Best)))}{(query.IsEverything ? "" : $" {QueryText.Print(query)}")}"),
        ]);
    }

    private static IEnumerable<Block> Day(DateOnly day, Coverage coverage, IReadOnlyList<RankedPaper> best)
    {
        yield return new Heading(2, string.Create(CultureInfo.InvariantCulture, $"{day:dddd d MMMM yyyy}"));
        yield return new Paragraph(coverage.Line);
        if (best.Count > 0)
            yield return new Items([.. best.Select(paper => string.Create(CultureInfo.InvariantCulture, $"{paper.Score:0.0#} · {StoredPaper.TitleOf(paper.Announced.Paper)} ({paper.Announced.Paper.Id})"))]);
    }

    private static string Average(List<(DateOnly Day, Coverage Coverage, IReadOnlyList<RankedPaper> Best)> found) => string.Create(
        CultureInfo.InvariantCulture, $"{found.Average(day => day.Coverage.Matched):0.#} papers match, {found.Average(day => day.Coverage.Shown):0.#} would be sent");
}

/// <summary>Where a preview looks.</summary>
internal sealed record PreviewCategories(IReadOnlyList<Category> Named, string Line, bool IsAll)
{
    private const int MostToName = 5;

    /// <summary>Those that are named, else the chat's, else all whose lists are there.</summary>
    public static PreviewCategories Of(IReadOnlyList<Category> named, Chat chat, IReadOnlyList<AnnouncedList> stored)
    {
        if (named.Count > 0)
            return Shown(named, whose: null, isAll: false);
        if (chat.Subscriptions.Count > 0)
            return Shown(Find(Wishes.CategoriesOf(chat)), "this chat's", isAll: false);
        return Shown(Find(stored.Select(list => list.Category).Distinct().Order(StringComparer.Ordinal)), "all that have been read", isAll: true);
    }

    /// <summary>Those to subscribe to: of very many the ones whose papers stand first.</summary>
    public IEnumerable<string> ToSubscribe(IEnumerable<RankedPaper> best)
    {
        if (!IsAll)
            return Named.Select(category => category.Id);
        var first = best.Select(paper => paper.Category).CountBy(category => category).OrderByDescending(uses => uses.Value).Select(uses => uses.Key)
            .Where(id => Category.TryFind(id, out _)).ToList();
        return first.Concat(Named.Select(category => category.Id)).Distinct().Take(first.Count > 0 ? Math.Min(first.Count, MostToName) : MostToName);
    }

    private static IEnumerable<Category> Find(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            if (Category.TryFind(id, out var category))
                yield return category;
        }
    }

    private static PreviewCategories Shown(IEnumerable<Category> categories, string? whose, bool isAll)
    {
        List<Category> named = [.. categories];
        var more = named.Count > MostToName ? string.Create(CultureInfo.InvariantCulture, $" and {named.Count - MostToName} more") : "";
        return new PreviewCategories(named, $"{string.Join(", ", named.Take(MostToName))}{more}{(whose is null ? "" : $" ({whose})")}", isAll);
    }
}
