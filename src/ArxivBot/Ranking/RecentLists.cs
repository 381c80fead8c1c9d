using ArxivBot.Arxiv;
using ArxivBot.Matching;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>The closed lists of some days as they are at one moment, ready to be searched. Immutable.</summary>
internal sealed class RecentLists
{
    private readonly ILookup<DateOnly, ListBatch> _byDay;
    private readonly int[] _offsets;
    private readonly Dictionary<ArxivId, int> _numbers;
    private readonly ArxivId[] _ids;
    private readonly int[] _placeOfId;
    private readonly SortedDictionary<int, IndexedList> _lists = [];
    private readonly Dictionary<AnnouncedList, int> _mailings = [];
    private readonly System.Collections.Concurrent.ConcurrentBag<ScoreSheet> _sheets = [];

    /// <param name="batches">In the order in which they were read.</param>
    public RecentLists(IReadOnlyList<ListBatch> batches)
    {
        Batches = batches;
        _byDay = batches.ToLookup(batch => batch.Day);
        _offsets = new int[batches.Count + 1];
        for (var batch = 0; batch < batches.Count; batch++)
            _offsets[batch + 1] = _offsets[batch] + batches[batch].Papers.Count;
        _ids = [.. batches.SelectMany(batch => batch.Papers)];
        // Of a paper that is in the lists of several days, the newest day's text counts: only an announcement changes it.
        _numbers = new Dictionary<ArxivId, int>(_ids.Length);
        foreach (var batch in Enumerable.Range(0, batches.Count).OrderBy(batch => batches[batch].Day))
        {
            for (var number = _offsets[batch]; number < _offsets[batch + 1]; number++)
                _numbers[_ids[number]] = number;
        }

        _placeOfId = new int[_ids.Length];
        foreach (var (place, id) in _numbers.Keys.Order().Index())
            _placeOfId[_numbers[id]] = place;
        foreach (var (batch, list) in batches.SelectMany(batch => batch.Lists.Select(list => (batch, list))))
        {
            _lists.Add(list.MailingId, list with { Papers = [.. list.Papers.Select(paper => paper with { Number = _numbers[batch.Papers[paper.Number]] })] });
            _mailings.Add(list.List, list.MailingId);
        }
    }

    public static RecentLists None { get; } = new([]);

    public IReadOnlyList<ListBatch> Batches { get; }

    public long Bytes => Batches.Sum(batch => batch.Bytes);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<DateOnly> Days => [.. _byDay.Select(day => day.Key).OrderDescending()];

    public IReadOnlyList<ListBatch> Of(DateOnly day) => [.. _byDay[day]];

    /// <summary>All lists of a day and of those after it.</summary>
    public IReadOnlyList<AnnouncedList> Since(DateOnly oldest) => [.. _lists.Values.Select(list => list.List).Where(list => list.Day >= oldest)];

    public bool Has(AnnouncedList list) => _mailings.ContainsKey(list);

    public ArxivId IdOf(int number) => _ids[number];

    /// <summary>Null for a paper that is in none of the lists.</summary>
    public int? NumberOf(ArxivId id) => _numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>What one subscription may see of these lists.</summary>
    public RecentListing Listing(IEnumerable<AnnouncedList> lists, bool replacements)
    {
        var listing = new RecentListing(_ids.Length, _placeOfId);
        foreach (var mailing in lists.Distinct().Where(Has).Select(list => _mailings[list]).Order())
            listing.Add(_lists[mailing], replacements);
        return listing;
    }

    /// <summary>Looks the queries' terms up; regular expressions are left to the caller.</summary>
    /// <param name="lists">Those that are asked for: what only older ones hold need not be looked at.</param>
    public IndexedMatcher Match(IReadOnlyList<Query> queries, IEnumerable<AnnouncedList> lists)
    {
        var matcher = new IndexedMatcher(queries);
        // A paper of an older day may be numbered with those of a newer one, and never the other way round.
        var first = lists.Min(list => (DateOnly?)list.Day);
        for (var batch = 0; batch < Batches.Count; batch++)
        {
            if (Batches[batch].Day >= first)
                matcher.Find(Batches[batch].Index, _offsets[batch]);
        }

        return matcher;
    }

    /// <returns>How many papers the query found, and the best of them, the best first.</returns>
    public (int Matched, IReadOnlyList<ScoredPaper> Best) Find(CompiledQuery query, Matches matches, RecentListing listing, RankingOptions options) =>
        WithSheet<(int, IReadOnlyList<ScoredPaper>)>(sheet => sheet.Find(query, matches, listing, options));

    /// <returns>All papers that the query found, in no order.</returns>
    public IReadOnlyList<ScoredPaper> FindAll(CompiledQuery query, Matches matches, RecentListing listing, RankingOptions options) =>
        WithSheet(sheet => sheet.FindAll(query, matches, listing, options));

    private T WithSheet<T>(Func<ScoreSheet, T> find)
    {
        if (!_sheets.TryTake(out var sheet))
            sheet = new ScoreSheet(_ids.Length);
        var found = find(sheet);
        _sheets.Add(sheet);
        return found;
    }
}

/// <summary>For each paper the best kind that it was announced as, and where.</summary>
internal sealed class RecentListing(int papers, int[] placeOfId) : IListing
{
    // Counted from 1; 0 where there is none. Numbers only, for there are many papers and one of these for each wish.
    private readonly int[] _list = new int[papers];
    private readonly int[] _position = new int[papers];
    private readonly List<IndexedList> _lists = [];

    public int? OrderOf(int number) => _list[number] > 0 ? ((int)this[number].Paper.Kind * papers) + placeOfId[number] : null;

    /// <summary>For a paper that is in the listing.</summary>
    public (AnnouncedList List, ListedPaper Paper) this[int number]
    {
        get
        {
            var list = _lists[_list[number] - 1];
            return (list.List, list.Papers[_position[number]]);
        }
    }

    public IEnumerable<int> Numbers => Enumerable.Range(0, papers).Where(number => _list[number] > 0);

    public void Add(IndexedList list, bool replacements)
    {
        _lists.Add(list);
        for (var position = 0; position < list.Papers.Length; position++)
        {
            var paper = list.Papers[position];
            if (!replacements && !paper.Kind.IsFirst() || _list[paper.Number] > 0 && paper.Kind >= this[paper.Number].Paper.Kind)
                continue;
            (_list[paper.Number], _position[paper.Number]) = (_lists.Count, position);
        }
    }
}
