using F23.StringSimilarity;

namespace ArxivBot.Subscriptions;

/// <summary>What stands before a colon. arXiv's own search has the short names.</summary>
internal static class QueryFields
{
    private static readonly (string Name, QueryField Field)[] Names =
    [
        ("title", QueryField.Title), ("ti", QueryField.Title),
        ("abstract", QueryField.Abstract), ("abs", QueryField.Abstract),
        ("author", QueryField.Author), ("au", QueryField.Author),
        ("cat", QueryField.Category), ("category", QueryField.Category),
    ];

    public static bool TryFind(string name, out QueryField field)
    {
        field = Names.FirstOrDefault(known => Same(known.Name, name)).Field;
        return field != QueryField.Text;
    }

    /// <summary>Null for a term that is looked for in title and abstract.</summary>
    public static string? NameOf(QueryField field) =>
        field == QueryField.Text ? null : Names.First(known => known.Field == field).Name;

    public static string Nearest(string name) =>
        NameOf(Names.MinBy(known => new Damerau().Distance(known.Name, name.ToLowerInvariant())).Field)!;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
