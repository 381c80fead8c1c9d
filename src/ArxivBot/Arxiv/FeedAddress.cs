using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv;

/// <summary>The public addresses of arXiv's feeds, as feed readers keep them.</summary>
internal static partial class FeedAddress
{
    public static Uri Of(Category category) => new($"https://rss.arxiv.org/rss/{category.Id}");

    /// <summary>The categories of a feed's address, a former one of arXiv's included; empty when it is none.</summary>
    public static IReadOnlyList<Category> Read(string address)
    {
        List<Category> categories = [];
        foreach (var id in Pattern().Match(address.Trim()).Groups["ids"].Value.Split('+', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Category.TryFind(id, out var category))
                categories.Add(category);
        }

        return categories;
    }

    [GeneratedRegex(
        @"^(?:https?|feed)://(?:(?:rss|export|www)\.)?arxiv\.org/(?:rss|atom)/(?<ids>[a-zA-Z.+-]+?)(?:/recent)?/?(?:\?.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
