using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Deliveries;

/// <summary>Writes what one pass has built: compositions and messages once, digests and deliveries for each chat.</summary>
internal sealed class DigestQueue(IReadOnlyDictionary<string, IChatPlatform> platforms)
{
    private readonly Dictionary<string, int> _compositions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Hash, string Platform), int[]> _messages = [];
    private readonly Dictionary<(string Hash, string Platform), IReadOnlyList<string>> _payloads = [];

    /// <summary>How many different digests there were.</summary>
    public int Compositions => _compositions.Count;

    /// <summary>Finds what earlier passes have stored, and renders the rest, before anything is locked.</summary>
    public async Task RenderAsync(SqliteContext db, IReadOnlyList<Built> built, CancellationToken cancellationToken)
    {
        var unknown = built.Select(b => b.Composition.Hash).Where(hash => !_compositions.ContainsKey(hash)).Distinct().ToList();
        var stored = await db.Set<Composition>().Where(c => unknown.Contains(c.Hash)).Select(c => new { c.Id, c.Hash }).ToListAsync(cancellationToken);
        var ids = stored.Select(c => (int?)c.Id).ToList();
        var messages = (await db.Set<Message>().Where(m => ids.Contains(m.CompositionId))
            .Select(m => new { m.CompositionId, m.Platform, m.Part, m.Id }).ToListAsync(cancellationToken)).ToLookup(m => m.CompositionId);
        foreach (var composition in stored)
        {
            _compositions.Add(composition.Hash, composition.Id);
            foreach (var ofPlatform in messages[composition.Id].GroupBy(m => m.Platform))
                _messages.Add((composition.Hash, ofPlatform.Key), [.. ofPlatform.OrderBy(m => m.Part).Select(m => m.Id)]);
        }

        foreach (var (digest, platform) in built.SelectMany(b => b.Chats.Select(c => c.Chat.Platform).Distinct().Select(p => (b, p))))
        {
            var key = (digest.Composition.Hash, platform);
            if (!_messages.ContainsKey(key) && !_payloads.ContainsKey(key))
                _payloads.Add(key, IsSilent(digest) ? [] : platforms[platform].Render(digest.Document));
        }
    }

    /// <param name="unchanged">The chats to write for.</param>
    /// <param name="now">UTC.</param>
    /// <returns>How many digests were written.</returns>
    public int Write(SqliteContext db, IReadOnlyList<Built> built, HashSet<int> unchanged, DateTimeOffset now)
    {
        WriteCompositions(db, built);
        WriteMessages(db, built);
        using var digests = RowWriter.Into(db, "Digests", "Id", "ChatId", "Day", "CompositionId", "BuiltAt");
        using var deliveries = RowWriter.Into(
            db, "Deliveries", "ChatId", "DigestId", "Part", "MessageId", "State", "Attempts", "PossibleRepeats", "CreatedAt");
        using var queues = Queues(db);
        var id = RowWriter.NextId(db, "Digests");
        var written = 0;
        foreach (var digest in built)
        {
            foreach (var (chat, order) in digest.Chats.Where(order => unchanged.Contains(order.Chat.Id)))
            {
                digests.Write(id, chat.Id, Day(order.Day), _compositions[digest.Composition.Hash], now.UtcTicks);
                var messages = _messages[(digest.Composition.Hash, chat.Platform)];
                for (var part = 0; part < messages.Length; part++)
                    deliveries.Write(chat.Id, id, part + 1, messages[part], nameof(DeliveryState.Queued), 0, 0, now.UtcTicks);
                if (messages.Length > 0)
                    queues.Write(chat.Id, chat.Platform, DeliverySlots.OutsideQuietHours(chat.Settings, now).UtcTicks);
                id++;
                written++;
            }
        }

        return written;
    }

    /// <summary>Queues a line for chats that have asked for one when there is nothing.</summary>
    public void WriteNothing(SqliteContext db, IEnumerable<Chat> chats, Document line, DateTimeOffset now)
    {
        foreach (var ofPlatform in chats.GroupBy(chat => chat.Platform))
            Write(db, [.. ofPlatform], platforms[ofPlatform.Key].Render(line), now);
    }

    /// <summary>Queues messages that are no digest.</summary>
    public static void Write(SqliteContext db, IReadOnlyList<Chat> chats, IReadOnlyList<string> payloads, DateTimeOffset now)
    {
        using var messages = RowWriter.Into(db, "Messages", "Id", "Platform", "Part", "Payload");
        using var deliveries = RowWriter.Into(db, "Deliveries", "ChatId", "Part", "MessageId", "State", "Attempts", "PossibleRepeats", "CreatedAt");
        using var queues = Queues(db);
        var first = RowWriter.NextId(db, "Messages");
        for (var part = 0; part < payloads.Count; part++)
            messages.Write(first + part, chats[0].Platform, part + 1, payloads[part]);
        foreach (var chat in chats)
        {
            for (var part = 0; part < payloads.Count; part++)
                deliveries.Write(chat.Id, part + 1, first + part, nameof(DeliveryState.Queued), 0, 0, now.UtcTicks);
            queues.Write(chat.Id, chat.Platform, DeliverySlots.OutsideQuietHours(chat.Settings, now).UtcTicks);
        }
    }

    private static bool IsSilent(Built digest) =>
        digest.Composition.Shown == 0 && !digest.Document.Blocks.Any(block => block is Notice) && !digest.Chats[0].Chat.Settings.SaysNothingToday;

    private void WriteCompositions(SqliteContext db, IReadOnlyList<Built> built)
    {
        using var compositions = RowWriter.Into(
            db, "Compositions", "Id", "Hash", "Day", "Announced", "Fetched", "Matched", "Shown", "Unparseable");
        using var papers = RowWriter.Into(db, "CompositionPapers", "CompositionId", "Rank", "PaperId", "Score");
        using var mailings = RowWriter.Into(db, "CompositionMailings", "CompositionId", "MailingId");
        var id = RowWriter.NextId(db, "Compositions");
        foreach (var composition in built.Select(b => b.Composition))
        {
            if (!_compositions.TryAdd(composition.Hash, id))
                continue;
            compositions.Write(
                id, composition.Hash, Day(composition.Day), composition.Announced, composition.Fetched, composition.Matched, composition.Shown, composition.Unparseable);
            foreach (var paper in composition.Papers)
                papers.Write(id, paper.Rank, paper.PaperId.Value, paper.Score);
            foreach (var mailing in composition.Mailings)
                mailings.Write(id, mailing.MailingId);
            id++;
        }
    }

    private void WriteMessages(SqliteContext db, IReadOnlyList<Built> built)
    {
        using var messages = RowWriter.Into(db, "Messages", "Id", "CompositionId", "Platform", "Part", "Payload");
        var id = RowWriter.NextId(db, "Messages");
        foreach (var hash in built.Select(b => b.Composition.Hash).Distinct())
        {
            foreach (var platform in platforms.Keys)
            {
                if (!_payloads.Remove((hash, platform), out var payloads))
                    continue;
                for (var part = 0; part < payloads.Count; part++)
                    messages.Write(id + part, _compositions[hash], platform, part + 1, payloads[part]);
                _messages.Add((hash, platform), [.. Enumerable.Range(id, payloads.Count)]);
                id += payloads.Count;
            }
        }
    }

    // A queue that is there already goes on as it is: it may be backing off.
    private static RowWriter Queues(SqliteContext db) => new(
        db, "INSERT OR IGNORE INTO ChatQueues (ChatId, Platform, NotBefore, Failures) VALUES ($0, $1, $2, 0)", 3);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
