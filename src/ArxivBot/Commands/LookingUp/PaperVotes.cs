using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.LookingUp;

/// <summary>What the people of a chat think of a paper.</summary>
internal static class PaperVotes
{
    /// <summary>A vote; the same once more takes it back, the other one takes its place.</summary>
    public static async Task<Reply> VoteAsync(CommandContext context, bool isFor, CancellationToken cancellationToken)
    {
        var (db, chat, id, person) = (context.Db, context.Chat, context.Arguments.Paper(PaperCommand.Id)!, context.Person.Id);
        if (await StoredPaper.FindAsync(db, id, cancellationToken) is not { } paper)
            return StoredPaper.Unknown(id);
        if (chat.Id == 0)
            return Reply.Refused("A vote counts in the chat in which a paper is shown, and this one has no subscriptions yet: /subscribe cs.LG");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Set<PaperVote>().Where(v => v.ChatId == chat.Id && v.PaperId == id && v.Person == person && v.IsFor == isFor).ExecuteDeleteAsync(cancellationToken);
        if (taken == 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO PaperVotes (ChatId, Person, PaperId, IsFor, At) VALUES ({chat.Id}, {person}, {id.Value}, {isFor}, {context.Now.UtcTicks})
                 ON CONFLICT (ChatId, PaperId, Person) DO UPDATE SET IsFor = excluded.IsFor, At = excluded.At
                 """,
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        var said = taken > 0 ? "Taken back" : isFor ? "👍 Noted" : "👎 Noted";
        return Reply.Of(new Paragraph($"{said}: {StoredPaper.TitleOf(paper)} ({id}). In this chat: {await CountAsync(db, chat, id, cancellationToken)}.")) with { IsPrivate = true };
    }

    /// <summary>Such as <c>2 👍 1 👎</c>.</summary>
    public static async Task<string> CountAsync(SqliteContext db, Chat chat, ArxivId id, CancellationToken cancellationToken)
    {
        var votes = await db.Set<PaperVote>().Where(v => v.ChatId == chat.Id && v.PaperId == id).Select(v => v.IsFor).ToListAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{votes.Count(isFor => isFor)} 👍 {votes.Count(isFor => !isFor)} 👎");
    }
}
