using ArxivBot.Digests;
using ArxivBot.Documents;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.LookingUp;

/// <summary>Takes a paper off the person's reading list.</summary>
internal sealed class UnsaveCommand : ICommandHandler
{
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.Paper(PaperCommand.Id)!;
        var removed = await SavedCommand.Of(context.Db, context.Chat.Platform, context.Person.Id)
            .Where(s => s.PaperId == id).ExecuteDeleteAsync(cancellationToken);
        return removed > 0
            ? Reply.Of(new Paragraph($"Taken off your reading list: {id}"), PaperButtons.Of(id.Value, ("Save again", PaperButtons.Save.Command))) with { IsPrivate = true }
            : Reply.Refused($"{id} is not on your reading list.");
    }
}
