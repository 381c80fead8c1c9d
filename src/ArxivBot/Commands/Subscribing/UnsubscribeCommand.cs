using System.Text;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

internal sealed class UnsubscribeCommand(NextDigest next) : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => Task.FromResult(Run(context));

    private Reply Run(CommandContext context)
    {
        var chat = context.Chat;
        if (chat.Subscriptions.Count == 0)
            return Reply.Refused("This chat has no subscriptions: there is nothing to take away.");
        var all = chat.Subscriptions.OrderBy(s => s.Id).ToList();
        if (context.Arguments.Text("what") is not { } what)
        {
            return Reply.Of(
                new Paragraph("Which one? Its name, its categories, or all:"), new Items([.. all.Select(SubscriptionLine.Words)]),
                new Buttons([.. all.Select(s => (s.Name, Command: $"unsubscribe {s.Name}")).Where(b => Encoding.UTF8.GetByteCount(b.Command) <= Button.LongestCommand)
                    .Select(b => new Button(b.Name, b.Command))]));
        }

        if (what.Equals("all", StringComparison.OrdinalIgnoreCase))
            return Remove(context, all);
        if (all.Find(s => s.Name.Equals(what, StringComparison.OrdinalIgnoreCase)) is { } named)
            return Remove(context, [named]);
        if (Wish.TryReadCategories(what, out var categories, out _))
            return RemoveCategories(context, all, categories);
        return Reply.Refused(
            $"'{Typed.Shown(what)}' is neither a subscription nor a category: did you mean {Typed.Nearest(what, all.Select(s => s.Name))}?",
            new Items([.. all.Select(SubscriptionLine.Words)]));
    }

    private Reply RemoveCategories(CommandContext context, IReadOnlyList<Subscription> all, IReadOnlyList<Category> categories)
    {
        var ids = categories.Select(c => c.Id).ToHashSet();
        var missing = ids.Where(id => !all.Any(s => s.Categories.Split(' ').Contains(id))).ToList();
        if (missing.Count > 0)
            return Reply.Refused($"No subscription of this chat looks at {string.Join(", ", missing)}.", new Items([.. all.Select(SubscriptionLine.Words)]));
        List<Subscription> emptied = [];
        List<string> narrowed = [];
        foreach (var subscription in all.Where(s => s.Categories.Split(' ').Any(ids.Contains)))
        {
            var left = subscription.Categories.Split(' ').Where(id => !ids.Contains(id)).ToList();
            if (left.Count == 0)
            {
                emptied.Add(subscription);
                continue;
            }

            subscription.Categories = string.Join(' ', left);
            narrowed.Add($"{SubscriptionLine.Words(subscription)}");
        }

        var reply = emptied.Count > 0 ? Remove(context, emptied) : Reply.Of(new Paragraph($"No longer watched: {string.Join(", ", ids)}."));
        return narrowed.Count == 0 ? reply : Reply.Of([.. reply.Document.Blocks, new Paragraph("What stays:"), new Items(narrowed)]);
    }

    private Reply Remove(CommandContext context, IReadOnlyList<Subscription> gone)
    {
        context.Chat.Subscriptions.RemoveAll(gone.Contains);
        return Reply.Of(
            new Paragraph($"Unsubscribed from {string.Join(", ", gone.Select(s => s.Name))}."),
            new Paragraph(context.Chat.Subscriptions.Count == 0 ? "Nothing comes any more." : next.Sentence(context.Chat, context.Now)),
            new Paragraph("To have it back:"),
            new Preformatted(string.Join('\n', gone.Select(SubscriptionLine.Command))));
    }
}
