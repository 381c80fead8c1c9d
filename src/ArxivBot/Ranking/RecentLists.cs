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
        // A paper may have been read on several days; what was read last is as it is now.
        _numbers = new Dictionary<ArxivId, int>(_ids.Length);
        for (var number = 0; number < _ids.Length; number++)
            _numbers[_ids[number]] = number;
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
        {
            var list = _lists[mailing];
            foreach (var paper in list.Papers)
            {
                if (replacements || paper.Kind.IsFirst())
                    listing.Add(list.List, paper);
            }
        }

        return listing;
    }

    /// <summary>Looks the queries' terms up; regular expressions are left to the caller.</summary>
    public IndexedMatcher Match(IReadOnlyList<Query> queries)
    {
        var matcher = new IndexedMatcher(queries);
        for (var batch = 0; batch < Batches.Count; batch++)
            matcher.Find(Batches[batch].Index, _offsets[batch]);
        return matcher;
    }

    public (int Matched, ScoredPaper[] Best) Score(CompiledQuery query, Matches matches, RecentListing listing, RankingOptions options)
    {
        if (!_sheets.TryTake(out var sheet))
            sheet = new ScoreSheet(_ids.Length);
        var found = sheet.Find(query, matches, listing, options);
        _sheets.Add(sheet);
        return found;
    }
}

/// <summary>For each paper the best kind that it was announced as, and where.</summary>
internal sealed class RecentListing(int papers, int[] placeOfId) : IListing
{
    private readonly int[] _lines = new int[papers]; // counted from 1; 0 where there is none
    private readonly List<(AnnouncedList List, ListedPaper Paper)> _announced = [];

    public int? OrderOf(int number) => _lines[number] is > 0 and var line
        ? ((int)_announced[line - 1].Paper.Kind * papers) + placeOfId[number]
        : null;

    /// <summary>For a paper that is in the listing.</summary>
    public (AnnouncedList List, ListedPaper Paper) this[int number] => _announced[_lines[number] - 1];

    public IEnumerable<int> Numbers => Enumerable.Range(0, papers).Where(number => _lines[number] > 0);

    public void Add(AnnouncedList list, ListedPaper paper)
    {
        ref var line = ref _lines[paper.Number];
        if (line > 0 && paper.Kind >= _announced[line - 1].Paper.Kind)
            return;
        _announced.Add((list, paper));
        line = _announced.Count;
    }
}
