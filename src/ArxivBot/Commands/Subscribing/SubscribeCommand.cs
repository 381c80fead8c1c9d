using ArxivBot.Commands.Preferences;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

internal sealed class SubscribeCommand(Quotas quotas, NextDigest next) : ICommandHandler
{
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (arguments, chat) = (context.Arguments, context.Chat);
        var query = arguments.Query("query") ?? new Query([], []);
        var mode = arguments.Text("mode") == "classic" ? RankingMode.Classic : RankingMode.Words;
        if (mode == RankingMode.Classic && !query.IsPlain)
            return Reply.Refused($"This query needs the rule 'words': {Wish.NotClassic}");
        var name = SubscriptionName.Make(arguments.Categories("categories"), query, chat.Subscriptions);
        if (arguments.Text("name") is { } typed && !SubscriptionName.TryRead(typed, out name, out var problem))
            return Reply.Refused($"'{Typed.Shown(typed)}' cannot be a name: {problem}.");

        var subscription = new Subscription
        {
            Name = name,
            Categories = string.Join(' ', arguments.Categories("categories")),
            Query = QueryText.Print(query),
            Mode = mode,
            CreatedBy = context.Person.Id,
            CreatedAt = context.Now,
        };
        if (chat.Subscriptions.Find(subscription.IsSameAs) is { } same)
            return Reply.Of(new Paragraph($"This chat has that subscription already, and nothing was changed: {SubscriptionLine.Words(same)}"));
        if (chat.Subscriptions.Find(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } other)
            return Reply.Refused($"The name '{other.Name}' is taken ({SubscriptionLine.Words(other)}): choose another, or /unsubscribe {other.Name} first.");

        chat.Subscriptions.Add(subscription);
        if (await quotas.ExceededAsync(context.Db, chat, context.Person.Id, cancellationToken) is { } exceeded)
            return Reply.Refused($"{exceeded}.");
        return Reply.Of(
        [
            new Paragraph($"Subscribed: {SubscriptionLine.Words(subscription)}"),
            .. SetupCommand.Warnings(context.Missing),
            new Paragraph(next.Sentence(chat, context.Now)),
            new Buttons([new Button("Today", "today"), new Button("Settings", "settings")]),
        ]);
    }
}
