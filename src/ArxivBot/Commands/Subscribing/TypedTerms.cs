using System.Diagnostics.CodeAnalysis;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

/// <summary>The terms of a keyword, author or exclude command, each as the bot prints it.</summary>
internal static class TypedTerms
{
    private const int Longest = 300;

    /// <summary>Reads names separated by commas; they need no quotation marks.</summary>
    public static bool TryReadAuthors(string text, [NotNullWhen(true)] out IReadOnlyList<string>? terms, [NotNullWhen(false)] out Reply? refusal)
    {
        (terms, refusal) = (null, null);
        var query = AuthorsOf(text);
        if (QueryText.TryParse(query, out var parsed, out var error))
            return TryRead(WatchedTermKind.Author, parsed, out terms, out refusal);
        refusal = Reply.Refused("This cannot be read as names:", new Preformatted(error.Show(query)));
        return false;
    }

    /// <param name="refusal">What is wrong and what is allowed.</param>
    public static bool TryRead(WatchedTermKind kind, Query query, [NotNullWhen(true)] out IReadOnlyList<string>? terms, [NotNullWhen(false)] out Reply? refusal)
    {
        terms = Split(kind, query, out refusal);
        return refusal is null;
    }

    /// <summary>Whether both look for the same; what a match is worth does not tell them apart.</summary>
    public static bool IsSame(string left, string right) =>
        left.Equals(right, StringComparison.OrdinalIgnoreCase) || Weightless(left).Equals(Weightless(right), StringComparison.OrdinalIgnoreCase);

    private static List<string>? Split(WatchedTermKind kind, Query query, out Reply? refusal)
    {
        var root = query.Root;
        refusal = null;
        if (kind != WatchedTermKind.Excluded && root.Not.Count > 0 && root.Must.Count == 0)
            refusal = Reply.Refused($"What is not wanted goes to another list: /exclude add {QueryText.Print(new Query(new QueryGroup(root.Not, [], [])))}");
        if (kind == WatchedTermKind.Excluded && query.Terms.Any(term => term.Weight != 1))
            refusal = Reply.Refused("What is excluded has no weight: leave out the ^ and the number.");
        // What must come together is one term; alternatives are one each.
        IEnumerable<QueryNode> nodes = root.Must.Count > 0 ? [root] : root.Any.Concat(root.Not);
        List<string> terms = [.. nodes.Select(node => QueryText.Print(new Query(node as QueryGroup ?? new QueryGroup([node], [], [])))).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (terms.Find(term => term.Length > Longest) is { } long_)
            refusal ??= Reply.Refused($"'{Typed.Shown(long_)}' is too long: {Longest} characters are the most for one term.");
        return refusal is null ? terms : null;
    }

    private static string AuthorsOf(string text) => string.Join(' ', text
        .Split([',', ';', '、', '，', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(name => name.StartsWith("author:", StringComparison.OrdinalIgnoreCase) ? name["author:".Length..] : name)
        .Select(name => UntrustedText.OneLine(QueryCharacters.Narrow(name).Replace('"', ' ')).Trim())
        .Where(name => name.Length > 0)
        .Select(name => name.LastIndexOf('^') is > 0 and var weight ? $"author:\"{name[..weight].TrimEnd()}\"{name[weight..]}" : $"author:\"{name}\""));

    private static string Weightless(string term) =>
        QueryText.TryParse(term, out var query, out _) && query.Root is { Any: [Term only], Must: [], Not: [] }
            ? $"{only.Field} {QueryText.Print(only)}"
            : term;
}
