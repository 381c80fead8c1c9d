using System.Diagnostics.CodeAnalysis;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

/// <summary>Adds to, takes from and shows one of a chat's lists of terms.</summary>
internal abstract class WatchedTermsCommand(WatchedTermKind kind, Quotas quotas) : ICommandHandler
{
    private readonly WatchedTermWords _words = WatchedTermWords.Of(kind);

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var action = context.Arguments.Text("action");
        if (action is null or "list")
            return List(context.Chat);
        if (!TryRead(context.Arguments, out var terms, out var refusal))
            return refusal;
        if (terms.Count == 0)
            return Reply.Refused($"Which {_words.Plural}? Write them after it: /{_words.Command} {action} {_words.Example}");
        return action == _words.Add ? await AddAsync(context, terms, cancellationToken) : Remove(context.Chat, terms);
    }

    private bool TryRead(Arguments arguments, [NotNullWhen(true)] out IReadOnlyList<string>? terms, [NotNullWhen(false)] out Reply? refusal) =>
        kind == WatchedTermKind.Author
            ? TypedTerms.TryReadAuthors(arguments.Text("names") ?? "", out terms, out refusal)
            : TypedTerms.TryRead(kind, arguments.Query("terms") ?? new Query([], []), out terms, out refusal);

    private async Task<Reply> AddAsync(CommandContext context, IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        var chat = context.Chat;
        List<string> added = [], there = [], changed = [];
        foreach (var term in terms)
        {
            var same = chat.Terms.Find(t => t.Kind == kind && TypedTerms.IsSame(t.Text, term));
            if (same is not null && same.Text.Equals(term, StringComparison.OrdinalIgnoreCase))
            {
                there.Add(same.Text);
                continue;
            }

            if (same is not null)
                chat.Terms.Remove(same);
            // Of two weights in one line the last counts.
            var isNew = same is null || added.Remove(same.Text);
            if (same is not null)
                there.Remove(same.Text);
            (isNew ? added : changed).Add(term);
            chat.Terms.Add(new WatchedTerm { Kind = kind, Text = term });
        }

        if (await quotas.ExceededAsync(context.Db, chat, context.Person.Id, cancellationToken) is { } exceeded)
            return Reply.Refused($"{exceeded}.");
        return Say(chat, ("Added", added), ("Weighed anew", changed), ("There already", there));
    }

    private Reply Remove(Chat chat, IReadOnlyList<string> terms)
    {
        List<WatchedTerm> gone = [];
        List<string> missing = [];
        foreach (var term in terms)
        {
            if (chat.Terms.Find(t => t.Kind == kind && TypedTerms.IsSame(t.Text, term)) is { } found)
                gone.Add(found);
            else
                missing.Add(term);
        }

        if (missing.Count > 0)
        {
            return Reply.Refused(
                $"Not among the {_words.Plural} of this chat: {string.Join(", ", missing.Select(term => Typed.Shown(Shown(term))))}. Nothing was removed.", [.. List(chat).Document.Blocks]);
        }

        chat.Terms.RemoveAll(gone.Contains);
        return Say(chat, ("Removed", [.. gone.Select(t => t.Text)]));
    }

    private Reply Say(Chat chat, params IReadOnlyList<(string Label, List<string> Terms)> parts)
    {
        List<Block> blocks = [new Facts([.. parts.Where(p => p.Terms.Count > 0).Select(p => new Fact(p.Label, string.Join(", ", p.Terms.Select(Shown))))])];
        if (chat.Subscriptions.Count == 0)
            blocks.Add(new Notice("They count in subscriptions, and this chat has none yet: /subscribe cs.LG makes one."));
        else
            blocks.Add(new Paragraph("This counts in every subscription of the chat, from its next digest on."));
        return Reply.Of(blocks);
    }

    private string Shown(string term) => WatchedTermWords.Shown(kind, term);

    private Reply List(Chat chat)
    {
        var terms = chat.Terms.Where(t => t.Kind == kind).OrderBy(t => t.Id).Select(t => Shown(t.Text)).ToList();
        return terms.Count == 0
            ? Reply.Of(new Paragraph($"This chat has no {_words.Plural}. To add some: /{_words.Command} {_words.Add} {_words.Example}"))
            : Reply.Of(new Paragraph($"The {_words.Plural} of this chat:"), new Items(terms));
    }
}
