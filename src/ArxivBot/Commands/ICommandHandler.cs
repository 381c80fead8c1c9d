using ArxivBot.Storage;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands;

/// <summary>Does what one command says.</summary>
internal interface ICommandHandler
{
    Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken);
}

/// <summary>What a handler works with.</summary>
/// <param name="Db">Of a command for admins inside a transaction, committed after the handler unless it refuses.</param>
/// <param name="Chat">Tracked, with its subscriptions and terms; added to the context when the command may change it, else maybe only in memory.</param>
/// <param name="Now">UTC.</param>
internal sealed record CommandContext(SqliteContext Db, Chat Chat, Person Person, Arguments Arguments, DateTimeOffset Now)
{
    /// <summary>Null where the platform does not tell.</summary>
    public MissingRights? Missing { get; init; }
}
