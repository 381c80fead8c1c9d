using System.Globalization;

namespace ArxivBot.Documents;

/// <summary>What platforms say of a card's paper in a line.</summary>
internal static class CardLines
{
    private const int MostAuthors = 3, MostCategories = 3;

    /// <summary>By which a card and its buttons are known to belong together.</summary>
    public static string Rank(PaperCard card) => card.Rank > 0 ? string.Create(CultureInfo.InvariantCulture, $"{card.Rank} · ") : "";

    /// <summary>The first three names; affiliations are left out.</summary>
    /// <param name="shown">How arXiv's text is shown.</param>
    public static string Authors(PaperCard card, Func<string, string> shown)
    {
        var names = card.Authors.Where(author => author.Any(char.IsLetter)).Select(author => shown(WithoutAffiliation(author))).Where(name => name.Length > 0).ToList();
        var first = string.Join(", ", names.Take(MostAuthors));
        return names.Count > MostAuthors ? string.Create(CultureInfo.InvariantCulture, $"{first} +{names.Count - MostAuthors}") : first;
    }

    /// <summary>Where and how it was announced, its score, and which version it is.</summary>
    public static string Facts(PaperCard card)
    {
        List<string> parts = [string.Join(' ', card.Categories.Take(MostCategories)), card.Kind];
        // A subscription without terms scores nothing.
        if (card.Score > 0 || card.Why.Length > 0)
            parts.Add($"score {card.Score.ToString("0.0#", CultureInfo.InvariantCulture)}");
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{card.Id}v{card.Version}"));
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static string WithoutAffiliation(string author)
    {
        var affiliation = author.EndsWith(')') ? author.IndexOf(" (", StringComparison.Ordinal) : -1;
        return affiliation > 0 ? author[..affiliation] : author;
    }
}
