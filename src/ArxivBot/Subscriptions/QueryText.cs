using System.Diagnostics.CodeAnalysis;

namespace ArxivBot.Subscriptions;

/// <summary>A <see cref="Query"/> as a person types it and reads it; <c>docs/query.md</c> is the language.</summary>
internal static class QueryText
{
    public const int MaximumLength = 2_000;
    public const int MaximumTerms = 200;
    public const int MaximumPatterns = 3;
    public const int MaximumNesting = 20;
    public const double MaximumWeight = 100;

    public static bool TryParse(string text, [NotNullWhen(true)] out Query? query, [NotNullWhen(false)] out QueryError? error)
    {
        query = null;
        if (text.Length > MaximumLength)
        {
            error = new QueryError(MaximumLength, $"the query has {text.Length} characters", $"{MaximumLength} are the most");
            return false;
        }

        if (!QueryLexer.TryRead(text, out var signs, out error) || !QueryParser.TryParse(text, signs, out var root, out error))
            return false;
        query = new Query(root);
        // What is printed is stored and shown, and must be a query too; a field or a weight of a group is printed at each term.
        if (Print(query).Length is > MaximumLength and var length)
        {
            error = new QueryError(text.Length, $"the query has {length} characters when its groups are written out", $"{MaximumLength} are the most");
            query = null;
        }

        return query is not null;
    }

    /// <summary>The text that <see cref="TryParse"/> reads as this query.</summary>
    public static string Print(Query query) => QueryPrinter.Print(query.Root);

    /// <summary>A term without its weight.</summary>
    public static string Print(Term term) => QueryPrinter.Print(term with { Weight = 1 });
}
