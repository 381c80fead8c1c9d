using System.Diagnostics.CodeAnalysis;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;
using ArxivBot.Subscriptions.Transfer;

namespace ArxivBot.Commands.Subscribing;

/// <summary>What a chat calls one of its subscriptions.</summary>
internal static class SubscriptionName
{
    private const int Longest = 64, LongestMade = 40;

    public static bool TryRead(string text, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out string? problem)
    {
        name = UntrustedText.OneLine(text).Trim();
        problem = name.Length switch
        {
            0 => "a name needs a letter",
            > Longest => $"a name has {Longest} characters at most",
            _ when name.Equals("all", StringComparison.OrdinalIgnoreCase) => "'all' means all subscriptions: take another name",
            _ when Wish.TryReadCategories(name, out _, out _) => "a category is no name: it would be mistaken for one",
            _ => null,
        };
        return problem is null;
    }

    public static string Make(SubscriptionRecord wanted, Chat chat) =>
        Make(wanted.Categories, QueryText.TryParse(wanted.Query, out var query, out _) ? query : new Query([], []), chat.Subscriptions);

    /// <summary>What it looks for, or else where; told from the names there are by a number.</summary>
    public static string Make(IReadOnlyList<Category> categories, Query query, IEnumerable<Subscription> others)
    {
        var names = others.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var terms = query.Terms.Where(term => !term.IsPattern).Select(term => UntrustedText.OneLine(term.Text)).ToList();
        var made = terms.Count > 0 ? terms[0] : categories[0].Name;
        if (terms.Count == 0 && categories.Count > 1)
            made = $"{made} and {categories.Count - 1} more";
        made = UntrustedText.Cut(made, LongestMade).Trim();
        if (!TryRead(made, out var name, out _))
            name = $"{categories[0].Name} papers";
        return Enumerable.Range(1, names.Count + 1).Select(at => at == 1 ? name : $"{name} {at}").First(free => !names.Contains(free));
    }
}
