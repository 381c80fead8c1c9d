using System.Globalization;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArxivBot.Commands.LookingUp;

/// <summary>Puts a paper on the person's reading list.</summary>
internal sealed class SaveCommand(IOptions<ChatOptions> options) : ICommandHandler
{
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (db, id, platform, person) = (context.Db, context.Arguments.Paper(PaperCommand.Id)!, context.Chat.Platform, context.Person.Id);
        if (await StoredPaper.FindAsync(db, id, cancellationToken) is not { } paper)
            return StoredPaper.Unknown(id);
        // One statement: a person who taps twice has it once, and no list grows beyond its quota.
        var most = options.Value.MostSavedPapers;
        var added = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT OR IGNORE INTO SavedPapers (Platform, Person, PaperId, SavedAt)
             SELECT {platform}, {person}, {id.Value}, {context.Now.UtcTicks}
             WHERE (SELECT count(*) FROM SavedPapers WHERE Platform = {platform} AND Person = {person}) < {most}
             """,
            cancellationToken);
        var title = StoredPaper.TitleOf(paper);
        if (added > 0)
            return Reply.Of(new Documents.Paragraph($"Saved: {title} ({id})"), SavedCommand.Open) with { IsPrivate = true };
        return await SavedCommand.Of(db, platform, person).AnyAsync(s => s.PaperId == id, cancellationToken)
            ? Reply.Of(new Documents.Paragraph($"This is on your reading list already: {title} ({id})"), SavedCommand.Open) with { IsPrivate = true }
            : Reply.Refused(string.Create(CultureInfo.InvariantCulture, $"Your reading list is full: {most:N0} papers are the most. Take one off with /unsave, then save this one again."));
    }
}
