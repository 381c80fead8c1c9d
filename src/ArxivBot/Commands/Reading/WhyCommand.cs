using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Commands.LookingUp;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Reading;

/// <summary>Why a paper is, or is not, in this chat's digests.</summary>
internal sealed class WhyCommand(ListRanking ranking) : ICommandHandler
{
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (db, chat, id) = (context.Db, context.Chat, context.Arguments.Paper(PaperCommand.Id)!);
        if (await StoredPaper.FindAsync(db, id, cancellationToken) is not { } paper)
            return StoredPaper.Unknown(id);
        var announced = await StoredPaper.AnnouncementsAsync(db, id, cancellationToken);
        var wishes = Wishes.Of(chat);
        List<Block> blocks = [PaperCommand.Card(paper, announced) with { Abstract = "" }];
        if (wishes.Count == 0)
        {
            blocks.Add(new Notice("This chat has no subscriptions, so nothing matches here."));
        }
        else
        {
            var names = chat.Subscriptions.OrderBy(s => s.Id).Select(s => s.Name);
            blocks.Add(new Facts([.. wishes.Zip(names).Select(wish => new Fact(wish.Second, Match(paper, announced, wish.First)))]));
        }

        List<Fact> facts = [];
        if (FirstVisible(announced, wishes) is { } day && await PlaceAsync(db, chat, wishes, id, day, cancellationToken) is { } place)
            facts.Add(new Fact("rank", place));
        facts.Add(new Fact("shown here", await ShownPapers.LineAsync(db, chat, id, announced, wishes, context.Now, cancellationToken)));
        return Reply.Of([.. blocks, new Facts(facts), PaperButtons.Of(id.Value, PaperButtons.Paper, PaperButtons.Summary, PaperButtons.Save)]);
    }

    private static string Match(Paper paper, IReadOnlyList<AnnouncedPaper> announced, Wish wish)
    {
        var inside = announced.Where(a => wish.Categories.Any(c => c.Id == a.Category)).ToList();
        if (inside.Count == 0)
            return $"no: announced in {Lists(announced)}, and this subscription reads {string.Join(", ", wish.Categories)}";
        var isNewVersion = inside.TrueForAll(a => !IsVisible(a, wish));
        var any = inside.Find(a => IsVisible(a, wish)) ?? inside[0];
        return Explanation.Of(any with { Paper = paper }, wish.Query, DigestContent.OptionsOf(wish, 1)) switch
        {
            Explanation.Matches { Why.Reasons.Count: 0 } => isNewVersion ? NewVersion("everything is wanted", inside) : "yes: everything in these categories is wanted",
            Explanation.Matches match when isNewVersion => NewVersion(Scored(match.Score, match.Why), inside),
            Explanation.Matches match => $"yes: {Scored(match.Score, match.Why)}",
            Explanation.TooLow low => string.Create(CultureInfo.InvariantCulture, $"no: {Scored(low.Score, low.Why)} is below the minimum score {wish.MinimumScore:0.0##}"),
            Explanation.Excluded excluded => $"no: excluded by {string.Join(" and by ", excluded.By.Select(by => $"-{by}"))}",
            Explanation.Lacks lacks => $"no: it lacks what must be there: {string.Join(", ", lacks.Required)}",
            _ => "no: none of the terms is in it",
        };
    }

    private static string NewVersion(string match, IReadOnlyList<AnnouncedPaper> announced) =>
        $"no: it would match ({match}), but {Lists(announced)} is not among the kinds that this subscription takes";

    private static string Scored(double score, Why why) => string.Create(CultureInfo.InvariantCulture, $"score {score:0.0##}: {why}");

    private static string Lists(IEnumerable<AnnouncedPaper> announced) => string.Join(", ", announced.Select(a => $"{a.Category} ({a.Kind.Word()})").Distinct());

    private static bool IsVisible(AnnouncedPaper announced, Wish wish) => wish.Mode == RankingMode.Classic
        ? announced.Kind == AnnouncementKind.New
        : wish.Replacements || announced.Kind.IsFirst();

    private static DateOnly? FirstVisible(IReadOnlyList<AnnouncedPaper> announced, IReadOnlyList<Wish> wishes) => announced
        .Where(a => wishes.Any(wish => IsVisible(a, wish) && wish.Categories.Any(c => c.Id == a.Category))).Select(a => (DateOnly?)a.Day).FirstOrDefault();

    private async Task<string?> PlaceAsync(SqliteContext db, Chat chat, IReadOnlyList<Wish> wishes, ArxivId id, DateOnly day, CancellationToken cancellationToken)
    {
        var lists = await StoredLists.ReadAsync(db, Wishes.CategoriesOf(chat), day, day, cancellationToken);
        if (await ranking.PlaceOfAsync(db, wishes, lists.ClosedOn(day), id, cancellationToken) is not { } found)
            return null;
        var most = chat.Settings.MaximumPapers;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Place:N0} of the {found.Matched:N0} that matched on {day:yyyy-MM-dd}{(found.Place > most ? $": below the cut, {most} are shown" : "")}");
    }
}
