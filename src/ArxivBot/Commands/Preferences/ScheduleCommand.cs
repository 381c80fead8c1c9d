namespace ArxivBot.Commands.Preferences;

/// <summary><c>/settings schedule=…</c> by a name of its own.</summary>
internal sealed class ScheduleCommand(NextDigest next) : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var text = $"{context.Arguments.Text("rhythm")} {context.Arguments.Text("day")}".Trim();
        return SettingsCommand.RunAsync(context, "schedule", text, next);
    }
}
