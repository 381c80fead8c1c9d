using System.Diagnostics.CodeAnalysis;

namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>What was asked for: <c>cs.AI</c>, <c>cs.AI+cs.CL</c>, or an archive such as <c>cs</c>.</summary>
/// <param name="Topics">As the feed names them: archives first, then categories, each in the order asked.</param>
/// <param name="Categories">All that the topics take in.</param>
internal sealed record FeedQuery(IReadOnlyList<string> Topics, IReadOnlyList<string> Categories)
{
    /// <summary>
    /// Case does not matter; the messages are arXiv's own.
    /// https://github.com/arXiv/arxiv-feed/blob/0e491fe6c1bb6b965333a3b37dbcbb94466ee090/feed/fetch_data.py
    /// </summary>
    /// <param name="error">Why arXiv refuses it.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out FeedQuery? query, [NotNullWhen(false)] out string? error)
    {
        (query, var refusal) = Read(text);
        error = refusal;
        return query is not null;
    }

    private static (FeedQuery? Query, string Error) Read(string text)
    {
        var names = text.Split('+');
        if (names.Any(string.IsNullOrWhiteSpace))
        {
            return (null,
                $"Invalid archive specification '{text}'. Correct format is one or more archive names delimited by '+'. " +
                "Each name can be either of the form 'archive' or 'archive.category'. For example: 'math+cs.CG' " +
                "(all from math and only computational geometry from computer science).");
        }

        List<string> archives = [];
        List<string> categories = [];
        foreach (var name in names)
        {
            var parts = name.Split('.');
            if (parts.Length > 2)
            {
                return (null,
                    $"Bad archive/subject class structure '{name}'. Valid names include an archive, possibly followed by a single period and subject class.");
            }

            var archive = parts[0].ToLowerInvariant();
            var known = Taxonomy.In(archive);
            if (known.Count == 0)
                return (null, $"Bad archive '{archive}'. Valid archive names are: {string.Join(", ", Taxonomy.Archives)}.");

            if (parts.Length == 1)
                archives.Add(archive);
            else if (known.FirstOrDefault(category => category.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
                categories.Add(found);
            else
                return (null, $"Bad subject class '{parts[1]}'. Valid subject classes for the archive '{archive}' are: {string.Join(", ", known)}.");
        }

        return (new FeedQuery([.. archives, .. categories], [.. archives.SelectMany(Taxonomy.In).Concat(categories).Distinct()]), "");
    }
}
