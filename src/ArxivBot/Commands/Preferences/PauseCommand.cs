using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Preferences;

internal sealed class PauseCommand(Chats chats) : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Chat.State == ChatState.Paused)
            return Task.FromResult(Reply.Of(new Paragraph("This chat is paused already. /resume goes on.")));
        chats.Pause(context.Chat, $"paused by {context.Person.Name}");
        return Task.FromResult(Reply.Of(
            new Paragraph("Paused: no digests come until /resume. Your subscriptions and settings stay as they are, and commands go on working."),
            new Buttons([new Button("Resume", "resume")])));
    }
}
