using System.Globalization;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.LookingUp;

/// <summary>The person's reading list, the newest first.</summary>
internal sealed class SavedCommand : ICommandHandler
{
    public const string Page = "page";

    private const int PapersOnAPage = 10;

    public static Buttons Open { get; } = new([new Button("Reading list", "saved")]);

    public static IQueryable<SavedPaper> Of(SqliteContext db, string platform, string person) =>
        db.Set<SavedPaper>().Where(s => s.Platform == platform && s.Person == person);

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var saved = Of(context.Db, context.Chat.Platform, context.Person.Id);
        var count = await saved.CountAsync(cancellationToken);
        if (count == 0)
            return Reply.Of(new Paragraph("Your reading list is empty. Put a paper on it with its id: /save 2512.14925")) with { IsPrivate = true };

        var pages = (count + PapersOnAPage - 1) / PapersOnAPage;
        var page = PageOf(context, pages);
        var papers = await saved.OrderByDescending(s => s.SavedAt).ThenByDescending(s => s.Id).Skip((page - 1) * PapersOnAPage).Take(PapersOnAPage)
            .Join(context.Db.Set<Paper>(), s => s.PaperId, p => p.Id, (s, p) => new { s.Id, s.SavedAt, Paper = p }).ToListAsync(cancellationToken);
        var zone = DeliverySlots.ZoneOf(context.Chat.Settings);
        return Reply.Of(
        [
            new Heading(1, string.Create(CultureInfo.InvariantCulture, $"Your reading list: {count:N0} {(count == 1 ? "paper" : "papers")}")),
            new Items(
            [
                .. papers.OrderByDescending(p => p.SavedAt).ThenByDescending(p => p.Id).Select(p => string.Create(
                    CultureInfo.InvariantCulture, $"{p.Paper.Id} · {StoredPaper.TitleOf(p.Paper)} · {Names(p.Paper)}saved {TimeZoneInfo.ConvertTime(p.SavedAt, zone):yyyy-MM-dd}")),
            ]),
            .. Turn(page, pages),
        ]) with
        { IsPrivate = true };
    }

    /// <summary>Another page than there is comes from an old button: the nearest one is what it meant.</summary>
    private static int PageOf(CommandContext context, int pages) =>
        int.TryParse(context.Arguments.Text(Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, pages) : 1;

    private static string Names(Paper paper) => paper.Authors.Count switch
    {
        0 => "",
        1 => $"{Shown(paper.Authors[0])} · ",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Shown(paper.Authors[0])} +{paper.Authors.Count - 1} · "),
    };

    private static string Shown(string author) => UntrustedText.OneLine(Tex.ToUnicode(author));

    private static IEnumerable<Block> Turn(int page, int pages)
    {
        if (pages == 1)
            yield break;
        yield return new Paragraph(string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}"));
        List<Button> turn = [];
        if (page > 1)
            turn.Add(new Button("Newer", string.Create(CultureInfo.InvariantCulture, $"saved {page - 1}")));
        if (page < pages)
            turn.Add(new Button("Older", string.Create(CultureInfo.InvariantCulture, $"saved {page + 1}")));
        yield return new Buttons(turn);
    }
}
