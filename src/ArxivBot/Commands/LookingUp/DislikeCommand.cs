namespace ArxivBot.Commands.LookingUp;

/// <summary>A person finds that a paper is no good find.</summary>
internal sealed class DislikeCommand : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => PaperVotes.VoteAsync(context, isFor: false, cancellationToken);
}
