using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Commands.Reading;

/// <summary>What has become of a chat's messages.</summary>
/// <param name="LastDigest">Its day, coverage, and what of it has been sent.</param>
/// <param name="Queued">What waits.</param>
/// <param name="Troubles">What has not gone well, and why.</param>
internal sealed record DeliveryStatus(string LastDigest, string Queued, IReadOnlyList<string> Troubles)
{
    private const int DigestsBack = 30;

    /// <param name="now">UTC.</param>
    public static async Task<DeliveryStatus> ReadAsync(SqliteContext db, Chat chat, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digests = await db.Set<Digest>().AsNoTracking().Include(d => d.Composition).Where(d => d.ChatId == chat.Id)
            .OrderByDescending(d => d.Day).Take(DigestsBack).ToListAsync(cancellationToken);
        var ids = digests.ConvertAll(d => (int?)d.Id);
        var parts = await db.Set<Delivery>().AsNoTracking().Where(d => ids.Contains(d.DigestId)).ToListAsync(cancellationToken);
        var waiting = await db.Set<Delivery>().AsNoTracking().Where(d => d.ChatId == chat.Id && d.State == DeliveryState.Queued)
            .OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var queue = await db.Set<ChatQueue>().AsNoTracking().FirstOrDefaultAsync(q => q.ChatId == chat.Id, cancellationToken);
        return new DeliveryStatus(
            digests is [var last, ..] ? Line(chat, last, [.. parts.Where(p => p.DigestId == last.Id)]) : "none yet",
            waiting.Count == 0 ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{waiting.Count} {Messages(waiting.Count)}, the oldest of {LocalTime.Of(chat.Settings, waiting[0].CreatedAt)}"),
            [.. Waiting(chat, queue, waiting, now), .. Lost(digests, parts)]);
    }

    private static string Line(Chat chat, Digest digest, List<Delivery> parts)
    {
        var sent = parts.Count(p => p.State == DeliveryState.Sent);
        var delivered = parts.Count == 0 ? "nothing to send"
            : sent == parts.Count ? $"delivered on {LocalTime.Of(chat.Settings, parts.Max(p => p.SentAt) ?? digest.BuiltAt)}"
            : string.Create(CultureInfo.InvariantCulture, $"{sent} of {parts.Count} messages delivered");
        return string.Create(CultureInfo.InvariantCulture, $"{digest.Day:yyyy-MM-dd}: {digest.Composition.Coverage.Line} · {delivered}");
    }

    private static IEnumerable<string> Waiting(Chat chat, ChatQueue? queue, List<Delivery> waiting, DateTimeOffset now)
    {
        if (queue is null || waiting.Count == 0)
            yield break;
        var error = waiting[0].Error is { } reason ? $" ({UntrustedText.OneLine(reason)})" : "";
        if (queue.NotBefore is null)
            yield return $"Messages are held until the chat is there again{error}.";
        else if (queue.Failures > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"Sending has failed {queue.Failures} {(queue.Failures == 1 ? "time" : "times")} in a row{error}; the next try is on {LocalTime.Of(chat.Settings, queue.NotBefore.Value)}.");
        else if (queue.NotBefore > now)
            yield return $"Messages wait until {LocalTime.Of(chat.Settings, queue.NotBefore.Value)}{error}.";
    }

    private static IEnumerable<string> Lost(List<Digest> digests, List<Delivery> parts) =>
        from digest in digests
        let lost = parts.Where(p => p.DigestId == digest.Id && p.State is DeliveryState.Failed or DeliveryState.Dead).ToList()
        where lost.Count > 0
        let why = lost.Find(p => p.Error is not null)?.Error is { } error ? $" ({UntrustedText.OneLine(error)})" : ""
        select string.Create(
            CultureInfo.InvariantCulture, $"{lost.Count} {Messages(lost.Count)} of the digest of {digest.Day:yyyy-MM-dd} {(lost.TrueForAll(p => p.State == DeliveryState.Dead) ? "were given up as too old" : "were refused by the platform")}{why}.");

    private static string Messages(int count) => count == 1 ? "message" : "messages";
}
