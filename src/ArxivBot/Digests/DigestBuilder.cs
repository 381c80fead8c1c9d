using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Digests;

/// <summary>One chat and the digest that it is to get.</summary>
internal sealed record ChatOrder(Chat Chat, DigestOrder Order);

/// <summary>A digest that has been put together, and who is to get it.</summary>
/// <param name="Composition">Not stored yet.</param>
/// <param name="Document">What they will read.</param>
internal sealed record Built(Composition Composition, Document Document, IReadOnlyList<ChatOrder> Chats);

/// <summary>
/// Puts together the digests of many chats, each different one once. What it has read and ranked it keeps for the next
/// chats of the same pass.
/// </summary>
internal sealed class DigestBuilder(DigestMetrics metrics, DigestBriefs briefs, TimeProvider clock)
{
    private readonly Dictionary<string, IReadOnlyList<AnnouncedPaper>> _announced = [];
    private readonly Dictionary<string, IReadOnlyList<RankedPaper>> _ranked = [];
    private readonly Dictionary<(string Key, string Repeats), Built> _built = [];
    private readonly Dictionary<string, IReadOnlyList<Wish>> _wishes = [];
    // Null for a paper that has none.
    private readonly Dictionary<ArxivId, Brief?> _briefs = [];

    /// <param name="orders">One a chat.</param>
    public async Task<IReadOnlyList<Built>> BuildAsync(
        SqliteContext db, IReadOnlyList<ChatOrder> orders, RecentMailings recent, CancellationToken cancellationToken)
    {
        List<Built> built = [];
        await foreach (var drafts in DraftAsync(db, orders, cancellationToken))
        {
            if (briefs.PerDigest > 0)
                await ReadBriefsAsync(db, drafts.Where(draft => !_built.ContainsKey(draft.Key)).SelectMany(draft => draft.First(briefs.PerDigest)), cancellationToken);
            built.AddRange(drafts.Select(draft => Compose(draft, recent)));
        }

        return built;
    }

    /// <summary>Works out which papers digests begin with; nothing is put together.</summary>
    public async Task<IReadOnlyList<DigestDraft>> DraftsAsync(SqliteContext db, IReadOnlyList<ChatOrder> orders, CancellationToken cancellationToken)
    {
        List<DigestDraft> all = [];
        await foreach (var drafts in DraftAsync(db, orders, cancellationToken))
            all.AddRange(drafts);
        return all;
    }

    private async IAsyncEnumerable<List<DigestDraft>> DraftAsync(
        SqliteContext db, IReadOnlyList<ChatOrder> orders, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Chats that look at the same days share one pool of papers.
        foreach (var pool in orders.GroupBy(order => (order.Order.Day, Days: Days(order.Order))))
        {
            var announced = await AnnouncedAsync(db, pool.Key.Days, pool.First().Order, cancellationToken);
            var alike = pool.GroupBy(order => Key(order)).ToList();
            Rank(announced, alike);
            var shown = await ShownAsync(db, [.. pool.Select(order => order.Chat.Id)], pool.Key.Day, announced, cancellationToken);
            yield return [.. alike.SelectMany(chats => Drafts(chats.Key, chats, shown))];
        }
    }

    private async Task<IReadOnlyList<AnnouncedPaper>> AnnouncedAsync(SqliteContext db, string days, DigestOrder order, CancellationToken cancellationToken)
    {
        if (!_announced.TryGetValue(days, out var announced))
            _announced.Add(days, announced = await AnnouncedDays.ReadAsync(db, [.. order.Mailings.Select(m => m.Day).Distinct()], cancellationToken));
        return announced;
    }

    /// <summary>Reads each paper once for all wishes that have not been ranked yet.</summary>
    private void Rank(IReadOnlyList<AnnouncedPaper> announced, IReadOnlyList<IGrouping<string, ChatOrder>> alike)
    {
        var keys = alike.Where(group => !_ranked.ContainsKey(group.Key)).ToList();
        List<RankingRequest> requests = [];
        List<int> counts = [];
        foreach (var group in keys)
        {
            var (chat, order) = group.First();
            var wishes = WishesOf(chat);
            var lists = order.Mailings.ToLookup(m => m.Category, m => new AnnouncedList(m.Category, m.Day));
            // All of them, not only the best: what a chat has been shown already is taken out afterwards.
            requests.AddRange(wishes.Select(wish => new RankingRequest(
                wish.Query, DigestContent.OptionsOf(wish, int.MaxValue), [.. wish.Categories.SelectMany(c => lists[c.Id].OrderBy(list => list.Day))])));
            counts.Add(wishes.Count);
        }

        var answers = Ranker.RankAll(announced, requests);
        var at = 0;
        foreach (var (group, count) in keys.Zip(counts))
        {
            _ranked.Add(group.Key, Merger.Merge([.. answers.Skip(at).Take(count)]));
            at += count;
        }
    }

    /// <summary>Of these papers the ones that a chat has been shown.</summary>
    private static async Task<Dictionary<int, HashSet<ArxivId>>> ShownAsync(
        SqliteContext db, IReadOnlyList<int> chats, DateOnly day, IReadOnlyList<AnnouncedPaper> announced, CancellationToken cancellationToken)
    {
        var ids = announced.Select(a => a.Paper.Id.Value).Distinct().ToList();
        // By paper first: few papers come a second time.
        var compositions = await db.Database.SqlQuery<ShownPaper>(
            $"""
             SELECT p.CompositionId AS Id, p.PaperId AS PaperId FROM json_each({JsonSerializer.Serialize(ids, IdsJson.Default.ListString)}) i
             CROSS JOIN CompositionPapers p ON p.PaperId = i.value CROSS JOIN Compositions c ON c.Id = p.CompositionId WHERE c.Day < {day}
             """).ToListAsync(cancellationToken);
        Dictionary<int, HashSet<ArxivId>> shown = [];
        if (compositions.Count == 0)
            return shown;
        var papers = compositions.ToLookup(c => c.Id, c => ArxivId.Parse(c.PaperId));
        var those = papers.Select(c => c.Key).ToList();
        var had = await db.Set<Digest>().Where(d => those.Contains(d.CompositionId) && chats.Contains(d.ChatId))
            .Select(d => new { d.ChatId, d.CompositionId }).ToListAsync(cancellationToken);
        foreach (var digest in had)
        {
            if (!shown.TryGetValue(digest.ChatId, out var ofChat))
                shown.Add(digest.ChatId, ofChat = []);
            ofChat.UnionWith(papers[digest.CompositionId]);
        }

        return shown;
    }

    private async Task ReadBriefsAsync(SqliteContext db, IEnumerable<Paper> papers, CancellationToken cancellationToken)
    {
        var unread = papers.Where(paper => !_briefs.ContainsKey(paper.Id)).DistinctBy(paper => paper.Id).ToList();
        if (unread.Count == 0)
            return;
        var read = await briefs.ReadAsync(db, unread, cancellationToken);
        foreach (var paper in unread)
            _briefs.Add(paper.Id, read.GetValueOrDefault(paper.Id));
    }

    private IEnumerable<DigestDraft> Drafts(string key, IEnumerable<ChatOrder> chats, Dictionary<int, HashSet<ArxivId>> shown)
    {
        var ranked = _ranked[key];
        return chats.GroupBy(order => Repeats(ranked, shown.GetValueOrDefault(order.Chat.Id)))
            .Select(alike => new DigestDraft((key, alike.Key), ranked, shown.GetValueOrDefault(alike.First().Chat.Id), [.. alike]));
    }

    private Built Compose(DigestDraft draft, RecentMailings recent)
    {
        if (!_built.TryGetValue(draft.Key, out var built))
        {
            var started = clock.GetTimestamp();
            var (chat, order) = draft.Chats[0];
            _built.Add(draft.Key, built = Compose(chat, order, [.. draft.Fresh], recent));
            metrics.Built(built.Composition.Shown, clock.GetElapsedTime(started));
        }

        return built with { Chats = draft.Chats };
    }

    private Built Compose(Chat chat, DigestOrder order, IReadOnlyList<RankedPaper> fresh, RecentMailings recent)
    {
        var (announced, fetched) = (order.Mailings.Sum(m => m.Announced), order.Mailings.Sum(m => m.Parsed));
        List<RankedPaper> best = [.. fresh.Take(chat.Settings.MaximumPapers)];
        var content = new DigestContent(
            order.Day, clock.GetUtcNow(), WishesOf(chat),
            new Coverage(announced, fetched, fresh.Count, best.Count, announced - fetched),
            [.. best.Select((paper, at) => briefs.On(DigestContent.Card(paper, at), _briefs.GetValueOrDefault(paper.Announced.Paper.Id)))],
            DigestNotices.Of(order, Wishes.CategoriesOf(chat), recent));
        var document = DigestComposer.ComposeForChat(content, chat.Settings.IsCompact) with { Placement = chat.Settings.Placement };
        var composition = new Composition
        {
            Hash = HashOf(document, order, best, chat.Settings.SaysNothingToday),
            Day = order.Day,
            Announced = announced,
            Fetched = fetched,
            Matched = fresh.Count,
            Shown = best.Count,
            Unparseable = announced - fetched,
            Papers = [.. best.Select((paper, at) => new CompositionPaper { Rank = at + 1, PaperId = paper.Announced.Paper.Id, Score = paper.Score })],
            Mailings = [.. order.Mailings.Select(m => new CompositionMailing { MailingId = m.Id })],
        };
        return new Built(composition, document, []);
    }

    private IReadOnlyList<Wish> WishesOf(Chat chat)
    {
        var signature = Wishes.Signature(chat);
        if (!_wishes.TryGetValue(signature, out var wishes))
            _wishes.Add(signature, wishes = Wishes.Of(chat));
        return wishes;
    }

    private static string Key(ChatOrder order) =>
        $"{Wishes.Signature(order.Chat)}\n{order.Order.Day.DayNumber} {order.Order.Newest.DayNumber} {order.Order.IsWeekly} {string.Join(',', order.Order.Mailings.Select(m => m.Id))}";

    private static string Days(DigestOrder order) => string.Join(',', order.Mailings.Select(m => m.Day.DayNumber).Distinct().Order());

    private static string Repeats(IReadOnlyList<RankedPaper> ranked, HashSet<ArxivId>? shown) => shown is null ? ""
        : string.Join(',', ranked.Select(paper => paper.Announced.Paper.Id).Where(shown.Contains).Select(id => id.Value));

    /// <summary>The mailings too: two days on which nothing was announced read the same, and are not.</summary>
    private static string HashOf(Document document, DigestOrder order, List<RankedPaper> best, bool saysNothing)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(document, DocumentJson.Default.Document));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(order.Mailings.Select(m => m.Id).Order().ToList(), IdsJson.Default.ListInt32));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(best.Select(p => p.Announced.Paper.Id.Value).ToList(), IdsJson.Default.ListString));
        if (best.Count == 0 && saysNothing)
            hash.AppendData("sent although empty"u8);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record ShownPaper(int Id, string PaperId);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(List<string>))]
[System.Text.Json.Serialization.JsonSerializable(typeof(List<int>))]
internal sealed partial class IdsJson : System.Text.Json.Serialization.JsonSerializerContext;
