using System.Diagnostics.CodeAnalysis;
using ArxivBot.Arxiv;

namespace ArxivBot.Subscriptions;

/// <summary>What one subscription comes to: where to look, what for, and how much of it.</summary>
/// <param name="Categories">At least one, in the order the person named them.</param>
/// <param name="MaximumPapers">The most papers in one digest, 1 or more.</param>
/// <param name="MinimumScore">Papers that score less are left out.</param>
/// <param name="Replacements">Whether new versions of papers are wanted too.</param>
internal sealed record Wish(
    IReadOnlyList<Category> Categories, Query Query, RankingMode Mode, int MaximumPapers, double MinimumScore, bool Replacements)
{
    /// <summary>Why a query is refused with <see cref="RankingMode.Classic"/>.</summary>
    public const string NotClassic = "the classic rule knows words, phrases, weights and -words only: use the rule 'words', or leave the rest out";

    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    /// <summary>The name by which a chat tells it from its others; empty where there is only one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The query in words, for people.</summary>
    [field: AllowNull]
    public string QueryLine
    {
        get => field ?? (Query.IsEverything ? "everything" : QueryText.Print(Query));
        init;
    }

    /// <summary>The one that settings describe. They have been validated.</summary>
    public static Wish From(SubscriptionOptions options) =>
        TryReadCategories(options.Categories, out var categories, out var problem) && QueryText.TryParse(options.Query, out var query, out _)
            ? new(categories, query, options.Mode, options.MaximumPapers, options.MinimumScore, options.Replacements)
            : throw new UsageException(problem ?? $"'{options.Query}' is not a query");

    /// <summary>Reads categories separated by commas or blanks, each once.</summary>
    public static bool TryReadCategories(
        string text, out IReadOnlyList<Category> categories, [NotNullWhen(false)] out string? problem)
    {
        List<Category> found = [];
        (categories, problem) = (found, null);
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Category.TryFind(word, out var category))
                problem ??= Category.Explain(word);
            else if (!found.Contains(category))
                found.Add(category);
        }

        if (found.Count == 0)
            problem ??= "name at least one category, such as cs.LG";
        return problem is null;
    }
}
