using ArxivBot.Arxiv;
using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Ranking;

/// <summary>
/// Orders what is held in memory: the same papers, scores and reasons as <see cref="Ranker"/> and <see cref="Merger"/> give,
/// by the rule of words.
/// </summary>
internal sealed class RecentRanker(Database database) : IDisposable
{
    private const int TextsAtOnce = 2_000;

    // Regular expressions have to read every text, and may take much memory.
    private readonly SemaphoreSlim _reading = new(1);

    public async Task<RecentRanking> RankAsync(RecentLists recent, IReadOnlyList<RankingRequest> requests, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<AnnouncedList>> lists = [.. requests.Select(request => request.Lists ?? recent.Since(DateOnly.MinValue))];
        var matcher = recent.Match([.. requests.Select(request => request.Query)], lists.SelectMany(some => some));
        var listings = Listings(recent, requests, lists);
        if (matcher.NeedsTexts)
            await ReadTextsAsync(recent, matcher, [.. listings.SelectMany(listing => listing.Numbers).Distinct()], cancellationToken);
        return new RecentRanking(recent, matcher.ToMatches(), matcher.Queries, listings, [.. requests.Select(request => request.Options)]);
    }

    /// <summary>Subscriptions of a chat mostly look at the same lists: then they share what is worked out of them.</summary>
    private static List<RecentListing> Listings(RecentLists recent, IReadOnlyList<RankingRequest> requests, List<IReadOnlyList<AnnouncedList>> lists)
    {
        Dictionary<(string, bool), RecentListing> known = [];
        return [.. requests.Zip(lists, (request, some) =>
        {
            var key = (string.Join(' ', some.Select(list => $"{list.Category}{list.Day.DayNumber}").Order(StringComparer.Ordinal)), request.Options.IncludeReplacements);
            if (!known.TryGetValue(key, out var listing))
                known.Add(key, listing = recent.Listing(some, key.IncludeReplacements));
            return listing;
        })];
    }

    public void Dispose() => _reading.Dispose();

    private async Task ReadTextsAsync(RecentLists recent, IndexedMatcher matcher, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var read = matcher.NewReader();
            await using var db = await database.ConnectAsync(cancellationToken);
            foreach (var chunk in numbers.Chunk(TextsAtOnce))
            {
                var byId = chunk.ToDictionary(recent.IdOf);
                var texts = await db.Set<Paper>().Where(p => byId.Keys.Contains(p.Id)).Select(p => new { p.Id, p.Title, p.Abstract }).ToListAsync(cancellationToken);
                read([.. texts.Select(text => (byId[text.Id], text.Title, text.Abstract))]);
            }
        }
        finally
        {
            _reading.Release();
        }
    }
}

/// <summary>The answers to some requests, and their one order: each paper once, with the best score that any of them gave it.</summary>
internal sealed class RecentRanking
{
    private readonly RecentLists _recent;
    private readonly IReadOnlyList<Findings> _findings;
    private readonly IReadOnlyList<RecentListing> _listings;
    private readonly (ScoredPaper Paper, int Answer)[] _order;

    public RecentRanking(
        RecentLists recent, Matches matches, IReadOnlyList<CompiledQuery> queries, IReadOnlyList<RecentListing> listings, IReadOnlyList<RankingOptions> options)
    {
        (_recent, _listings) = (recent, listings);
        _findings = [.. queries.Select(query => new Findings(query, matches))];
        if (queries is [var only])
        {
            var (matched, papers) = recent.Find(only, matches, listings[0], options[0]);
            (Matched, _order) = (matched, [.. papers.Select(paper => (paper, 0))]);
            return;
        }

        Dictionary<int, (ScoredPaper Paper, int Answer)> best = [];
        for (var answer = 0; answer < queries.Count; answer++)
        {
            foreach (var paper in recent.FindAll(queries[answer], matches, listings[answer], options[answer]))
            {
                if (!best.TryGetValue(paper.Number, out var known) || paper.Score > known.Paper.Score)
                    best[paper.Number] = (paper, answer);
            }
        }

        _order = [.. best.Values];
        Array.Sort(_order, (one, other) => one.Paper.CompareTo(other.Paper));
        Matched = _order.Length;
    }

    /// <summary>How many papers were found.</summary>
    public int Matched { get; }

    /// <summary>How many papers are in the order.</summary>
    public int Count => _order.Length;

    /// <summary>Counted from 1; null for a paper that was not found.</summary>
    public int? PlaceOf(ArxivId id) => _recent.NumberOf(id) is { } number
        && Array.FindIndex(_order, found => found.Paper.Number == number) is >= 0 and var at ? at + 1 : null;

    /// <summary>The best of them as they are stored now.</summary>
    public async Task<IReadOnlyList<RankedPaper>> BestAsync(SqliteContext db, int most, CancellationToken cancellationToken)
    {
        var best = _order.Take(most).ToList();
        var ids = best.ConvertAll(found => _recent.IdOf(found.Paper.Number));
        var papers = await db.Set<Paper>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        return [.. best.Select(found => Ranked(found.Paper, found.Answer, papers[_recent.IdOf(found.Paper.Number)]))];
    }

    private RankedPaper Ranked(ScoredPaper scored, int answer, Paper paper)
    {
        var (list, listed) = _listings[answer][scored.Number];
        var announced = new AnnouncedPaper(paper, listed.Version, listed.Kind, list.Category, list.Day);
        return new RankedPaper(new Entry(announced, scored.Number, paper.PrimaryCategory, scored.Order), scored.Score, _findings[answer]);
    }
}
