namespace ArxivBot.Commands.Preferences;

/// <summary><c>/settings quiet=…</c> by a name of its own.</summary>
internal sealed class QuietCommand(NextDigest next) : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        SettingsCommand.RunAsync(context, "quiet", context.Arguments.Text("hours") ?? "", next);
}
