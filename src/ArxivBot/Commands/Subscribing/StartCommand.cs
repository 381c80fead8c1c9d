using ArxivBot.Commands.Preferences;
using ArxivBot.Documents;

namespace ArxivBot.Commands.Subscribing;

/// <summary>For who has just met the bot.</summary>
internal sealed class StartCommand(NextDigest next) : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        List<Block> blocks =
        [
            new Paragraph("arXiv announces over a thousand papers a working day. This bot brings this chat the few that matter to it, says why, and shows that it has missed none."),
            new Paragraph(context.Chat.Subscriptions.Count == 0
                ? "Begin with a category, and what to look for in it if you like: /subscribe cs.LG \"mixture of experts\""
                : next.Sentence(context.Chat, context.Now)),
        ];
        return Task.FromResult(Reply.Of(
        [
            .. blocks,
            .. SetupCommand.Warnings(context.Missing),
            new Buttons([new Button("Choose categories", "categories"), new Button("Subscriptions", "subscriptions"), new Button("Help", "help")]),
        ]));
    }
}
