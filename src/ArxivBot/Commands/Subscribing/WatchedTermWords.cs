using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

/// <summary>How the commands speak of a kind of term.</summary>
internal sealed record WatchedTermWords(string Plural, string Command, string Add, string Remove, string Example)
{
    private const string Author = "author:";

    public static WatchedTermWords Of(WatchedTermKind kind) => kind switch
    {
        WatchedTermKind.Keyword => new("keywords", "keywords", "add", "remove", "LLM \"mixture of experts\"^2"),
        WatchedTermKind.Author => new("authors", "authors", "follow", "unfollow", "Tri Dao, Geoffrey Hinton"),
        WatchedTermKind.Excluded => new("exclusions", "exclude", "add", "remove", "survey \"systematic review\""),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Such terms have no command."),
    };

    /// <summary>An author by name alone, as it was typed; other terms as the query language has them.</summary>
    public static string Shown(WatchedTermKind kind, string term) => kind == WatchedTermKind.Author && term.StartsWith(Author, StringComparison.Ordinal)
        ? term[Author.Length..].Replace("\"", "", StringComparison.Ordinal)
        : term;
}
