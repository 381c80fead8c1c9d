using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>Orders a day's announced papers for subscriptions. Values in, values out.</summary>
internal static class Ranker
{
    // Enough that working out a listing does not count, few enough that the processors share the work evenly.
    private const int RequestsAtOnce = 256;

    /// <param name="announced">List after list, in the subscriber's order of categories; a paper may be in several.</param>
    public static Ranked Rank(IReadOnlyList<AnnouncedPaper> announced, Query query, RankingOptions options) =>
        RankAll(announced, [new RankingRequest(query, options)])[0];

    /// <summary>Reads each paper once for all requests.</summary>
    /// <returns>The answers, in the order of the requests.</returns>
    public static IReadOnlyList<Ranked> RankAll(
        IReadOnlyList<AnnouncedPaper> announced, IReadOnlyList<RankingRequest> requests)
    {
        var answers = new Ranked[requests.Count];
        var numbering = new Numbering(announced);
        foreach (var ofMode in requests.Index().GroupBy(request => request.Item.Options.Mode))
        {
            var places = ofMode.Select(request => request.Index).ToArray();
            var (queries, matches) = Match(ofMode.Key, [.. ofMode.Select(request => request.Item.Query)], numbering.Papers);
            var batches = Enumerable.Range(0, places.Length)
                .GroupBy(i => ListingKey(requests[places[i]]))
                .SelectMany(alike => alike.Chunk(RequestsAtOnce));
            Parallel.ForEach(
                batches,
                () => new ScoreSheet(numbering.Papers.Count),
                (batch, _, sheet) =>
                {
                    var first = requests[places[batch[0]]];
                    var listing = Listing.Of(announced, numbering, first.Options, first.Lists);
                    foreach (var i in batch)
                        answers[places[i]] = sheet.Rank(queries[i], matches, listing, requests[places[i]].Options);
                    return sheet;
                },
                _ => { });
        }

        return answers;
    }

    // The matcher of many queries is as large as all that comes after it, and ends here.
    private static (IReadOnlyList<CompiledQuery> Queries, Matches Matches) Match(
        RankingMode mode, IReadOnlyList<Query> queries, IReadOnlyList<Paper> papers)
    {
        var matcher = mode == RankingMode.Classic ? Matcher.Substrings(queries) : Matcher.Words(queries);
        return (matcher.Queries, matcher.Match(papers));
    }

    // The classic rule meets the lists in the subscriber's order, so the order is part of the key.
    private static (bool Replacements, string? Lists) ListingKey(RankingRequest request) =>
        (request.Options.IncludeReplacements, request.Lists is { } lists ? string.Join('+', lists.Select(list => $"{list.Category}@{list.Day.DayNumber}")) : null);
}
