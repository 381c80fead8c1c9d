namespace ArxivBot.Commands.LookingUp;

/// <summary>A person finds that a paper is a good find.</summary>
internal sealed class LikeCommand : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => PaperVotes.VoteAsync(context, isFor: true, cancellationToken);
}
