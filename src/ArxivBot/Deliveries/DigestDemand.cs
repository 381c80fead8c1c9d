using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Summaries;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>In how many chats' digests each paper is among the first: worked out as the digests will be, with nothing written.</summary>
internal sealed class DigestDemand(Database database, ChatPlans plans, IOptions<SummaryOptions> options)
{
    // As many at once as when they are built.
    private const int ChatsAtOnce = 1000;

    private readonly Dictionary<ArxivId, Wanted> _wanted = [];

    /// <summary>The most wanted first.</summary>
    public IReadOnlyList<Paper> Papers =>
        [.. _wanted.Values.OrderByDescending(w => w.Chats).ThenBy(w => w.Paper.Id.Value, StringComparer.Ordinal).Select(w => w.Paper)];

    /// <param name="chats">Not counted before.</param>
    /// <param name="now">UTC.</param>
    public async Task AddAsync(IReadOnlyList<int> chats, DigestBuilder builder, RecentMailings recent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var ids in chats.Chunk(ChatsAtOnce))
        {
            await using var db = await database.ConnectAsync(cancellationToken);
            var owed = await plans.ReadAsync(db, ids, recent, now, options.Value.PrepareAhead, cancellationToken);
            var orders = owed.SelectMany(p => p.Plan.Orders, (p, order) => new ChatOrder(p.Chat, order)).ToList();
            foreach (var draft in await builder.DraftsAsync(db, orders, cancellationToken))
            {
                var last = draft.Chats.Max(order => order.Chat.NextDueAt) ?? now;
                foreach (var paper in draft.First(options.Value.PapersPerDigest))
                    Add(paper, draft.Chats.Count, last);
            }
        }
    }

    /// <summary>Forgets papers that nobody waits for any more.</summary>
    public void ForgetUntil(DateTimeOffset now)
    {
        foreach (var (id, _) in _wanted.Where(w => w.Value.LastDueAt <= now).ToList())
            _wanted.Remove(id);
    }

    public void Clear() => _wanted.Clear();

    private void Add(Paper paper, int chats, DateTimeOffset dueAt)
    {
        var before = _wanted.GetValueOrDefault(paper.Id);
        _wanted[paper.Id] = new Wanted(paper, chats + (before?.Chats ?? 0), before?.LastDueAt > dueAt ? before.LastDueAt : dueAt);
    }

    /// <param name="LastDueAt">UTC.</param>
    private sealed record Wanted(Paper Paper, int Chats, DateTimeOffset LastDueAt);
}
