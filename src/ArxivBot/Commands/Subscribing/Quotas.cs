using System.Globalization;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArxivBot.Commands.Subscribing;

/// <summary>How much one chat and one person may have.</summary>
internal sealed class Quotas(IOptions<ChatOptions> options)
{
    private readonly ChatOptions _most = options.Value;

    /// <summary>Checks a chat as it would be.</summary>
    /// <returns>What is too much, and what to do; null when nothing is.</returns>
    public async Task<string?> ExceededAsync(SqliteContext db, Chat chat, string person, CancellationToken cancellationToken)
    {
        if (chat.Subscriptions.Count > _most.MostSubscriptions)
            return Say($"A chat may have {_most.MostSubscriptions} subscriptions, and this would be {chat.Subscriptions.Count}: /unsubscribe from one first, or widen one of them");
        if (chat.Terms.Count > _most.MostTerms)
            return Say($"A chat may have {_most.MostTerms} keywords, authors and exclusions together, and this would be {chat.Terms.Count}: remove some first");
        if (chat.Subscriptions.Sum(s => Patterns(s.Query)) + chat.Terms.Sum(t => Patterns(t.Text)) is var patterns && patterns > _most.MostPatterns)
            return Say($"A chat may have {_most.MostPatterns} regular expressions in all its queries, and this would be {patterns}: write words or beginnings such as quantiz* instead");
        var own = chat.Subscriptions.Count(s => s.CreatedBy == person);
        var elsewhere = await (
            from subscription in db.Set<Subscription>()
            where subscription.CreatedBy == person && subscription.ChatId != chat.Id
            join other in db.Set<Chat>() on subscription.ChatId equals other.Id
            where other.Platform == chat.Platform
            select subscription.Id).CountAsync(cancellationToken);
        return own + elsewhere > _most.MostSubscriptionsPerPerson
            ? Say($"One person may make {_most.MostSubscriptionsPerPerson} subscriptions in all chats, and this would be {own + elsewhere}: /unsubscribe from one first")
            : null;
    }

    private static int Patterns(string query) =>
        query.Contains('/', StringComparison.Ordinal) && QueryText.TryParse(query, out var parsed, out _) ? Patterns(parsed.Root) : 0;

    private static int Patterns(QueryNode node) => node switch
    {
        Term { IsPattern: true } => 1,
        QueryGroup group => group.Any.Concat(group.Must).Concat(group.Not).Sum(Patterns),
        _ => 0,
    };

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
