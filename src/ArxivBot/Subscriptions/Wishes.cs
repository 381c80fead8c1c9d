using ArxivBot.Arxiv;

namespace ArxivBot.Subscriptions;

/// <summary>What a chat's rows come to.</summary>
internal static class Wishes
{
    private static readonly QueryGroup Everything = new([], [], []);

    /// <summary>One for each subscription, in the order in which they were made.</summary>
    public static IReadOnlyList<Wish> Of(Chat chat)
    {
        var terms = chat.Terms.OrderBy(term => term.Id).ToLookup(term => term.Kind, term => Parse(term.Text).Root.AsNode());
        var several = chat.Subscriptions.Count > 1;
        return [.. chat.Subscriptions.OrderBy(s => s.Id).Select(s => Of(s, terms, chat.Settings, several ? s.Name : ""))];
    }

    /// <summary>The same text for chats that are to get the same digest.</summary>
    public static string Signature(Chat chat)
    {
        var settings = chat.Settings;
        var several = chat.Subscriptions.Count > 1;
        IEnumerable<string> parts =
        [
            .. chat.Subscriptions.OrderBy(s => s.Id).Select(s => $"{(several ? s.Name : "")}\t{s.Categories}\t{s.Query}\t{(int)s.Mode}"),
            .. chat.Terms.OrderBy(t => t.Id).Select(t => $"{(int)t.Kind}\t{t.Text}"),
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{settings.MaximumPapers}\t{settings.MinimumScore}\t{settings.Replacements}\t{settings.IsCompact}\t{settings.Placement}\t{settings.SaysNothingToday}\t{settings.Language}"),
        ];
        return string.Join('\n', parts);
    }

    /// <summary>All categories that the chat's subscriptions look at, each once.</summary>
    public static IReadOnlyList<string> CategoriesOf(Chat chat) =>
        [.. chat.Subscriptions.OrderBy(s => s.Id).SelectMany(s => s.Categories.Split(' ')).Distinct()];

    /// <summary>Since when the chat looks at each of them. UTC.</summary>
    public static Dictionary<string, DateTimeOffset> CategoriesSince(Chat chat) => chat.Subscriptions
        .SelectMany(s => s.Categories.Split(' '), (s, category) => (Category: category, s.CreatedAt))
        .GroupBy(s => s.Category).ToDictionary(same => same.Key, same => same.Min(s => s.CreatedAt));

    private static Wish Of(Subscription subscription, ILookup<WatchedTermKind, QueryNode> terms, ChatSettings settings, string name)
    {
        var query = Parse(subscription.Query);
        return new Wish(
            [.. subscription.Categories.Split(' ').Select(Known)], With(query, terms, subscription.Mode), subscription.Mode,
            settings.MaximumPapers, settings.MinimumScore, settings.Replacements)
        {
            Name = name,
            QueryLine = Line(query, terms),
        };
    }

    private static Query With(Query query, ILookup<WatchedTermKind, QueryNode> terms, RankingMode mode)
    {
        // The classic rule knows no authors.
        List<QueryNode> keywords = [.. terms[WatchedTermKind.Keyword]], authors = mode == RankingMode.Classic ? [] : [.. terms[WatchedTermKind.Author]];
        List<QueryNode> excluded = [.. terms[WatchedTermKind.Excluded]];
        if (keywords.Count + authors.Count + excluded.Count == 0)
            return query;
        if (!query.IsEverything)
            return new Query(QueryGroup.Of([query.Root, .. keywords, .. authors], [], excluded));
        // Keywords are what to look for where nothing else is said; an author alone only raises a paper above all others.
        return new Query(keywords.Count > 0 || authors.Count == 0
            ? QueryGroup.Of([.. keywords, .. authors], [], excluded)
            : new QueryGroup([Everything, .. authors], [], excluded));
    }

    private static string Line(Query query, ILookup<WatchedTermKind, QueryNode> terms)
    {
        var line = new List<string>();
        if (!query.IsEverything || !terms.Contains(WatchedTermKind.Keyword))
            line.Add(query.IsEverything ? "everything" : QueryText.Print(query));
        foreach (var (kind, word) in ((WatchedTermKind, string)[])[(WatchedTermKind.Keyword, "keywords"), (WatchedTermKind.Author, "authors"), (WatchedTermKind.Excluded, "without")])
        {
            if (terms.Contains(kind))
                line.Add($"{word} {string.Join(' ', terms[kind].Select(Print))}");
        }

        return string.Join(" · ", line);
    }

    private static string Print(QueryNode node) =>
        QueryText.Print(new Query(node as QueryGroup ?? new QueryGroup([node], [], [])));

    // What a command stored has been read before.
    private static Query Parse(string text) => QueryText.TryParse(text, out var query, out var error)
        ? query
        : throw new FormatException($"the stored query '{text}' is none: {error.Message}");

    private static Category Known(string id) => Category.TryFind(id, out var category)
        ? category
        : throw new FormatException($"the stored category '{id}' is none");
}
