using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Preferences;

internal sealed class ResumeCommand(Chats chats, NextDigest next) : ICommandHandler
{
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Chat.State == ChatState.Active)
            return Reply.Of(new Paragraph($"This chat is not paused. {next.Sentence(context.Chat, context.Now)}"));
        chats.Resume(context.Chat);
        await Outbox.ReleaseAsync(context.Db, context.Chat.Id, context.Now, cancellationToken);
        return Reply.Of(
            new Paragraph($"Here again. {next.Sentence(context.Chat, context.Now)}"),
            new Paragraph("What was announced meanwhile is not sent; /digest with a day, such as /digest yesterday, shows it."));
    }
}
