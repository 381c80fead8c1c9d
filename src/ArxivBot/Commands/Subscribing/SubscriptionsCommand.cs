using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

internal sealed class SubscriptionsCommand(NextDigest next) : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var chat = context.Chat;
        if (chat.Subscriptions.Count == 0)
        {
            return Task.FromResult(Reply.Of(
                new Paragraph("This chat has no subscriptions yet. Begin with the categories you read, and what you look for in them:"),
                new Preformatted("/subscribe cs.LG, cs.CL LLM \"mixture of experts\"^2 -survey")));
        }

        List<Block> blocks = [new Items([.. chat.Subscriptions.OrderBy(s => s.Id).Select(SubscriptionLine.Words)])];
        var facts = Enum.GetValues<WatchedTermKind>()
            .Select(kind => (Kind: kind, Terms: chat.Terms.Where(t => t.Kind == kind).OrderBy(t => t.Id).Select(t => WatchedTermWords.Shown(kind, t.Text)).ToList()))
            .Where(some => some.Terms.Count > 0)
            .Select(some => new Fact(WatchedTermWords.Of(some.Kind).Plural, string.Join(", ", some.Terms))).ToList();
        if (facts.Count > 0)
            blocks.AddRange([new Paragraph("In all of them:"), new Facts(facts)]);
        blocks.Add(new Paragraph(next.Sentence(chat, context.Now)));
        return Task.FromResult(Reply.Of(blocks));
    }
}
