using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using ArxivBot.Subscriptions.Transfer;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Moving;

internal sealed class ExportCommand : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => context.Arguments.Text("format") switch
    {
        "bibtex" => SavedAsync(context, cancellationToken),
        "opml" => Task.FromResult(Feeds(context.Chat)),
        _ => Task.FromResult(All(context.Chat)),
    };

    private static async Task<Reply> SavedAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (platform, person) = (context.Chat.Platform, context.Person.Id);
        var papers = await (
            from saved in context.Db.Set<SavedPaper>()
            where saved.Platform == platform && saved.Person == person
            join paper in context.Db.Set<Paper>() on saved.PaperId equals paper.Id
            orderby saved.SavedAt, saved.Id
            select paper).AsNoTracking().ToListAsync(cancellationToken);
        if (papers.Count == 0)
            return Reply.Refused("Your reading list is empty: /save and an id puts a paper on it.");
        var words = string.Create(CultureInfo.InvariantCulture, $"Your reading list: {papers.Count} {(papers.Count == 1 ? "paper" : "papers")}.");
        return Reply.Of(new Paragraph(words), new Attachment("saved.bib", "application/x-bibtex", BibTex.Write(papers))) with { IsPrivate = true };
    }

    private static Reply Feeds(Chat chat)
    {
        List<Category> categories = [.. Wishes.CategoriesOf(chat).Select(id => Category.TryFind(id, out var category) ? category : null).OfType<Category>()];
        return categories.Count == 0
            ? Reply.Refused("This chat has no subscriptions, so there are no feeds to export.")
            : Reply.Of(
                new Paragraph("arXiv's own feeds of this chat's categories, for any feed reader; they carry everything, not only what matches."),
                new Attachment("arxiv.opml", "text/x-opml", Opml.Write("arXiv", categories)));
    }

    private static Reply All(Chat chat) => Reply.Of(
        new Paragraph("This chat's subscriptions, terms and settings. /import takes it, in this chat or another."),
        new Attachment("arxivbot.json", "application/json", ChatFile.Write([chat], isForOthers: true)));
}
