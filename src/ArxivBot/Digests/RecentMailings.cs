using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Digests;

/// <summary>The mailings of the last days, of all categories: what digests are put together from.</summary>
internal sealed class RecentMailings
{
    private readonly ILookup<string, Mailing> _byCategory;

    private RecentMailings(IReadOnlyList<Mailing> mailings)
    {
        _byCategory = mailings.ToLookup(m => m.Category);
        // A mailing closes once and for good.
        Closed = mailings.Count(m => m.IsClosed);
    }

    /// <summary>How many of them are closed: as long as it is the same, what waited still waits.</summary>
    public int Closed { get; }

    public static async Task<RecentMailings> ReadAsync(SqliteContext db, DateOnly oldest, CancellationToken cancellationToken) =>
        new(await db.Set<Mailing>().AsNoTracking().Where(m => m.Day >= oldest).OrderBy(m => m.Day).ToListAsync(cancellationToken));

    public IEnumerable<Mailing> Of(IEnumerable<string> categories) => categories.SelectMany(category => _byCategory[category]);
}

/// <summary>The digests that one chat has had in the last days.</summary>
internal sealed class RecentDigests
{
    private readonly Dictionary<DateOnly, DateTimeOffset> _builtAt = [];
    private readonly HashSet<int> _mailings = [];

    public static RecentDigests None { get; } = new();

    public bool Has(DateOnly day) => _builtAt.ContainsKey(day);

    /// <summary>Whether there was a digest of this day, or a later one, before the chat asked for a category: its list of the day is past.</summary>
    /// <param name="wantedSince">UTC.</param>
    public bool HadBefore(DateTimeOffset wantedSince, DateOnly day) => _builtAt.Any(digest => digest.Key >= day && digest.Value < wantedSince);

    public bool Covers(int mailing) => _mailings.Contains(mailing);

    /// <summary>Those of many chats, by chat.</summary>
    public static async Task<Dictionary<int, RecentDigests>> ReadAsync(
        SqliteContext db, IReadOnlyList<int> chats, DateOnly oldest, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Digest>().Where(d => d.Day >= oldest && chats.Contains(d.ChatId))
            .Select(d => new { d.ChatId, d.Day, d.CompositionId, d.BuiltAt }).ToListAsync(cancellationToken);
        var compositions = rows.Select(r => r.CompositionId).Distinct().ToList();
        var mailings = (await db.Set<CompositionMailing>().Where(m => compositions.Contains(m.CompositionId))
            .Select(m => new { m.CompositionId, m.MailingId }).ToListAsync(cancellationToken)).ToLookup(m => m.CompositionId, m => m.MailingId);
        Dictionary<int, RecentDigests> byChat = [];
        foreach (var row in rows)
        {
            if (!byChat.TryGetValue(row.ChatId, out var digests))
                byChat.Add(row.ChatId, digests = new RecentDigests());
            digests._builtAt[row.Day] = row.BuiltAt;
            digests._mailings.UnionWith(mailings[row.CompositionId]);
        }

        return byChat;
    }
}
