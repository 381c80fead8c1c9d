using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using F23.StringSimilarity;

namespace ArxivBot.Arxiv;

/// <summary>A subject of arXiv's taxonomy that papers are announced under. https://arxiv.org/category_taxonomy</summary>
/// <param name="Id">As arXiv spells it, such as <c>cs.LG</c>.</param>
/// <param name="Group">The part of the taxonomy, such as Computer Science.</param>
/// <param name="AliasOf">The category that holds the same papers, such as <c>math.NA</c> for <c>cs.NA</c>.</param>
internal sealed record Category(string Id, string Name, string Group, string? AliasOf = null)
{
    private static readonly Taxonomy Known = ReadTaxonomy();
    private static readonly Dictionary<string, Category> ById = Known.Active.ToDictionary(c => c.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every category that arXiv announces papers in, ordered by id.</summary>
    public static IReadOnlyList<Category> All => Known.Active;

    /// <summary>Finds a category whatever the case it is typed in.</summary>
    public static bool TryFind(string text, [NotNullWhen(true)] out Category? category) =>
        ById.TryGetValue(text.Trim(), out category);

    /// <summary>One line on a text that is no category: what it may have meant.</summary>
    public static string Explain(string text)
    {
        var typed = text.Trim();
        if (Known.Inactive.FirstOrDefault(c => Same(c.Id, typed)) is { Now: { } now })
            return $"'{typed}' is no longer used by arXiv: take {now}";
        var inside = Known.Active.Where(c => c.Id.StartsWith(typed + ".", StringComparison.OrdinalIgnoreCase)).ToList();
        if (inside.Count > 0)
            return $"'{typed}' is an archive: name its categories one by one ({string.Join(", ", inside.Take(5).Select(c => c.Id))}{(inside.Count > 5 ? ", …" : "")})";
        return $"'{typed}' is not an arXiv category: did you mean {Nearest(typed)}? (all of them: https://arxiv.org/category_taxonomy)";
    }

    public override string ToString() => Id;

    private static string Nearest(string typed)
    {
        var distance = new Damerau();
        var wanted = typed.ToUpperInvariant();
        // A category's name counts too, so that "machine learning" finds cs.LG.
        return Known.Active
            .MinBy(c => Math.Min(distance.Distance(c.Id.ToUpperInvariant(), wanted), 1 + distance.Distance(c.Name.ToUpperInvariant(), wanted)))!
            .Id;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static Taxonomy ReadTaxonomy()
    {
        using var stream = typeof(Category).Assembly.GetManifestResourceStream("categories.json")!;
        return JsonSerializer.Deserialize(stream, TaxonomyJson.Default.Taxonomy)!;
    }
}

/// <param name="Inactive">Categories and archives that arXiv gave up.</param>
internal sealed record Taxonomy(IReadOnlyList<Category> Active, IReadOnlyList<InactiveCategory> Inactive);

/// <param name="Now">The category that took its place; null when several did.</param>
internal sealed record InactiveCategory(string Id, string Name, string? Now);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Taxonomy))]
internal sealed partial class TaxonomyJson : JsonSerializerContext;
