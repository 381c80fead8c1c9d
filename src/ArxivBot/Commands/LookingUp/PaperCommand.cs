using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;

namespace ArxivBot.Commands.LookingUp;

/// <summary>All that is known of one paper.</summary>
internal sealed class PaperCommand : ICommandHandler
{
    public const string Id = "id";

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.Paper(Id)!;
        if (await StoredPaper.FindAsync(context.Db, id, cancellationToken) is not { } paper)
            return StoredPaper.Unknown(id);
        var announced = await StoredPaper.AnnouncementsAsync(context.Db, id, cancellationToken);
        return Reply.Of(
        [
            Card(paper, announced) with { Abstract = "" },
            new Facts(
            [
                new("authors", Authors(paper)),
                new("categories", string.Join(", ", paper.Categories)),
                new("version", paper.Version.ToString(CultureInfo.InvariantCulture)),
                .. announced.GroupBy(a => a.Day).Select(day => new Fact(
                    day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), string.Join(" · ", day.Select(a => $"{a.Kind.Word()} in {a.Category}, v{a.Version}")))),
                new("license", paper.License is { Length: > 0 } license ? Licenses.NameOf(license) : "not named in arXiv's lists"),
                new("votes here", await PaperVotes.CountAsync(context.Db, context.Chat, id, cancellationToken)),
                new("abstract page", paper.Id.AbstractPage.AbsoluteUri),
                new("PDF", $"https://arxiv.org/pdf/{paper.Id}"),
                new("HTML", $"https://arxiv.org/html/{paper.Id} (where arXiv has one)"),
            ]),
            .. UntrustedText.Lines(Tex.ToUnicode(paper.Abstract)).Select(paragraph => new Paragraph(paragraph)),
            PaperButtons.Of(id.Value, PaperButtons.Summary, PaperButtons.Save, PaperButtons.Why, PaperButtons.Like, PaperButtons.Dislike),
        ]);
    }

    /// <summary>A card without place and score.</summary>
    /// <param name="announced">The oldest first.</param>
    public static PaperCard Card(Paper paper, IReadOnlyList<AnnouncedPaper> announced) => new()
    {
        Rank = 0,
        Id = paper.Id.Value,
        Version = paper.Version,
        Url = paper.Id.AbstractPage,
        Title = paper.Title,
        Authors = paper.Authors,
        Categories = paper.Categories,
        Kind = announced.Count > 0 ? announced[^1].Kind.Word() : "",
        Published = announced.Count > 0 ? announced[^1].Day : default,
        Score = 0,
        Why = "",
        Abstract = paper.Abstract,
    };

    private static string Authors(Paper paper) =>
        paper.Authors.Count == 0 ? "not named in arXiv's lists" : string.Join(", ", paper.Authors.Select(author => UntrustedText.OneLine(Tex.ToUnicode(author))));
}
