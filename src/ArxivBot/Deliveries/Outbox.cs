using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>A message taken from the outbox to be sent now.</summary>
/// <param name="Failures">Of its chat since the last success.</param>
/// <param name="WasForbidden">Whether the bot could not write to its chat the last time.</param>
/// <param name="At">When this try begins. UTC.</param>
/// <param name="UnsureSince">When the first earlier try began that may have arrived. UTC; null when there is none.</param>
internal sealed record Claim(
    long Id, int ChatId, ChatSettings Settings, bool IsShared, OutgoingMessage Message, int Failures, bool WasForbidden, DateTimeOffset At, DateTimeOffset? UnsureSince)
{
    /// <summary>Whether this try may repeat one that nobody can tell of any more.</summary>
    public bool IsPossibleRepeat { get; init; }
}

/// <summary>What became of one.</summary>
internal sealed record Outcome(Claim Claim, DeliveryResult Result);

/// <summary>
/// The durable queue of messages. Of each chat one message is out at a time, the oldest first; it is noted as being sent
/// before it is, and as sent after the platform has confirmed it.
/// </summary>
internal sealed partial class Outbox(
    Database database, Chats chats, IOptions<DeliveryOptions> options, DeliveryMetrics metrics, TimeProvider clock, ILogger<Outbox> logger)
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly DeliveryOptions _options = options.Value;

    /// <summary>
    /// What was out when the program ended may have arrived. A platform that knows keys is given the same one again, or is asked what it
    /// has; elsewhere it is sent once more for each such end, and noted as a possible repeat.
    /// </summary>
    /// <returns>How many there were.</returns>
    public Task<int> RecoverAsync(IChatPlatform platform, CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var repeats = platform.Limits is { RemembersKeysFor: null, RepeatsUnsure: true } ? 1 : 0;
        var name = platform.Name;
        var interrupted = await db.Set<Delivery>().Where(d => d.State == DeliveryState.Sending && d.Message.Platform == name)
            .ExecuteUpdateAsync(update => update
                .SetProperty(d => d.State, platform.Limits.RepeatsUnsure ? DeliveryState.Queued : DeliveryState.Unsure)
                .SetProperty(d => d.PossibleRepeats, d => d.PossibleRepeats + repeats), cancellationToken);
        if (interrupted > 0)
            LogRecovered(interrupted, name);
        return interrupted;
    });

    /// <summary>Takes the oldest message of each of some chats whose time has come, and notes that it is being sent.</summary>
    /// <param name="busy">Chats of which a message is out.</param>
    public Task<IReadOnlyList<Claim>> ClaimAsync(
        string platform, int most, IReadOnlyCollection<int> busy, CancellationToken cancellationToken) => database.ExplainAsync<IReadOnlyList<Claim>>(async () =>
    {
        var now = clock.GetUtcNow();
        await using var db = await database.ConnectAsync(cancellationToken);
        var queues = await db.Set<ChatQueue>().Where(q => q.Platform == platform && q.NotBefore <= now)
            .OrderBy(q => q.NotBefore).ThenBy(q => q.ChatId).Select(q => new { q.ChatId, q.Failures, q.ForbiddenSince }).Take(most + busy.Count).ToListAsync(cancellationToken);
        var free = queues.Where(q => !busy.Contains(q.ChatId)).Take(most).ToList();
        if (free.Count == 0)
            return [];

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        List<Claim> claims = [];
        foreach (var queue in free)
        {
            if (await OldestAsync(db, queue.ChatId, now, cancellationToken) is not { } oldest)
                await db.Set<ChatQueue>().Where(q => q.ChatId == queue.ChatId).ExecuteDeleteAsync(cancellationToken);
            else if (Allowed(oldest, now) is var allowed && allowed != now)
                await db.Set<ChatQueue>().Where(q => q.ChatId == queue.ChatId).ExecuteUpdateAsync(update => update.SetProperty(q => q.NotBefore, allowed), cancellationToken);
            else
                claims.Add(new Claim(oldest.Id, queue.ChatId, oldest.Settings, oldest.IsShared, ToSend(oldest, now), queue.Failures, queue.ForbiddenSince is not null, now, oldest.UnsureSince));
        }

        var ids = claims.Select(claim => claim.Id).ToList();
        await db.Set<Delivery>().Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(update => update
            .SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.Attempts, d => d.Attempts + 1).SetProperty(d => d.TriedAt, d => d.TriedAt ?? now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claims;
    });

    /// <summary>Stores what became of messages, and when their chats' next ones may go.</summary>
    public async Task SaveAsync(IChatPlatform platform, IReadOnlyList<Outcome> outcomes)
    {
        // What the platform has done is stored whatever else ends meanwhile.
        await database.ExplainAsync(async () =>
        {
            await using var db = await database.ConnectAsync(CancellationToken.None);
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            foreach (var outcome in outcomes)
                Write(db, platform, outcome, clock.GetUtcNow());
            await transaction.CommitAsync(CancellationToken.None);
        });
        foreach (var (claim, result) in outcomes)
        {
            metrics.Tried(platform.Name, result);
            if (result is DeliveryResult.Gone { Reason: var reason })
                await chats.LeaveAsync(claim.ChatId, reason, CancellationToken.None);
            else if (result is DeliveryResult.Moved { Address: var address })
                await chats.MoveAsync(claim.ChatId, address, CancellationToken.None);
        }
    }

    /// <summary>When the next message may be due that is not yet. UTC; null when none waits.</summary>
    public Task<DateTimeOffset?> NextAsync(string platform, IReadOnlyCollection<int> busy, CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        return await db.Set<ChatQueue>().Where(q => q.Platform == platform && q.NotBefore != null && !busy.Contains(q.ChatId))
            .OrderBy(q => q.NotBefore).Select(q => q.NotBefore).FirstOrDefaultAsync(cancellationToken);
    });

    /// <summary>Queues a message that is no digest, in the context's transaction.</summary>
    public void Add(SqliteContext db, Chat chat, IChatPlatform platform, Document document) =>
        DigestQueue.Write(db, [chat], platform.Render(document), clock.GetUtcNow());

    /// <summary>Keeps a chat's messages until the chat is there again.</summary>
    public static Task HoldAsync(SqliteContext db, int chatId, CancellationToken cancellationToken) =>
        db.Set<ChatQueue>().Where(q => q.ChatId == chatId)
            .ExecuteUpdateAsync(update => update.SetProperty(q => q.NotBefore, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Lets a chat's messages go again that were held while it was not there.</summary>
    public static Task ReleaseAsync(SqliteContext db, int chatId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<ChatQueue>().Where(q => q.ChatId == chatId)
            .ExecuteUpdateAsync(update => update.SetProperty(q => q.NotBefore, now).SetProperty(q => q.Failures, 0), cancellationToken);

    /// <summary>The chats with messages waiting to which the bot may not write.</summary>
    public static async Task<IReadOnlyList<(int ChatId, string Address)>> ForbiddenAsync(SqliteContext db, string platform, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ChatQueue>().Where(q => q.Platform == platform && q.ForbiddenSince != null)
            .Join(db.Set<Chat>(), q => q.ChatId, c => c.Id, (q, c) => new { c.Id, c.Address }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.Address))];
    }

    /// <summary>What was queued before a pause, or before quiet hours were set, keeps to them too. UTC; null holds it.</summary>
    private static DateTimeOffset? Allowed(Waiting waiting, DateTimeOffset now) =>
        waiting.State == ChatState.Paused ? null : DeliverySlots.OutsideQuietHours(waiting.Settings, now);

    private async Task<Waiting?> OldestAsync(SqliteContext db, int chatId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var oldest = await (
                from delivery in db.Set<Delivery>()
                where delivery.ChatId == chatId && delivery.State == DeliveryState.Queued
                join chat in db.Set<Chat>() on delivery.ChatId equals chat.Id
                orderby delivery.Id
                select new Waiting(
                    delivery.Id, delivery.CreatedAt, delivery.Message.Payload, chat.Address, chat.Settings, chat.IsShared, chat.State, delivery.Error, delivery.Attempts, delivery.PossibleRepeats > 0, delivery.TriedAt,
                    delivery.DigestId != null && delivery.Part == 1,
                    delivery.DigestId == null || delivery.Part == 1
                        ? null
                        : db.Set<Delivery>().Where(d => d.DigestId == delivery.DigestId && d.Part == 1).Select(d => d.Receipt).FirstOrDefault()))
                .FirstOrDefaultAsync(cancellationToken);
            if (oldest is null || now - oldest.CreatedAt <= _options.GiveUpAfter)
                return oldest;
            await db.Set<Delivery>().Where(d => d.Id == oldest.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(d => d.State, DeliveryState.Dead), cancellationToken);
            LogGivenUp(oldest.Id, chatId, _options.GiveUpAfter, oldest.Error ?? "it could not be tried");
        }
    }

    private void Write(SqliteContext db, IChatPlatform platform, Outcome outcome, DateTimeOffset now)
    {
        var (claim, result) = outcome;
        var limits = platform.Limits;
        // Not sent, and the same message again: later by what the platform asks, or by what prudence does.
        DateTimeOffset? next = result switch
        {
            DeliveryResult.Sent => now + (claim.IsShared ? limits.SharedChatInterval ?? limits.ChatInterval : limits.ChatInterval),
            DeliveryResult.Deferred { RetryAfter: { } asked } => now + asked,
            DeliveryResult.Forbidden => now + _options.ForbiddenRetryDelay,
            DeliveryResult.Gone => null,
            DeliveryResult.Refused or DeliveryResult.Moved => now,
            DeliveryResult.Unknown when !limits.RepeatsUnsure => now + limits.ChatInterval,
            _ => now + Backoff(claim.Failures),
        };
        var state = result switch
        {
            DeliveryResult.Sent => DeliveryState.Sent,
            DeliveryResult.Refused => DeliveryState.Failed,
            DeliveryResult.Unknown when !limits.RepeatsUnsure => DeliveryState.Unsure,
            _ => DeliveryState.Queued,
        };
        var error = result switch
        {
            DeliveryResult.Deferred deferred => deferred.Reason,
            DeliveryResult.Unknown unknown => $"it may have arrived: {unknown.Reason}",
            DeliveryResult.Refused refused => refused.Reason,
            DeliveryResult.Forbidden forbidden => forbidden.Reason,
            DeliveryResult.Gone gone => gone.Reason,
            DeliveryResult.Moved moved => $"moved to {moved.Address}",
            _ => null,
        };
        var repeats = result is DeliveryResult.Unknown && limits is { RemembersKeysFor: null, RepeatsUnsure: true } ? 1 : 0;
        var unsureSince = result is DeliveryResult.Unknown or DeliveryResult.Sent ? claim.UnsureSince ?? claim.At : claim.UnsureSince;
        using var delivery = new RowWriter(
            db, "UPDATE Deliveries SET State = $1, SentAt = $2, Receipt = $3, Error = $4, PossibleRepeats = PossibleRepeats + $5, TriedAt = $6 WHERE Id = $0", 7);
        delivery.Write(claim.Id, state.ToString(), result is DeliveryResult.Sent ? now.UtcTicks : null, (result as DeliveryResult.Sent)?.Receipt, error, repeats + (claim.IsPossibleRepeat ? 1 : 0), unsureSince?.UtcTicks);
        using var queue = new RowWriter(
            db, "UPDATE ChatQueues SET NotBefore = $1, Failures = $2, ForbiddenSince = CASE $3 WHEN 1 THEN NULL WHEN 2 THEN coalesce(ForbiddenSince, $4) ELSE ForbiddenSince END WHERE ChatId = $0", 5);
        var failures = state == DeliveryState.Queued && result is not DeliveryResult.Moved ? claim.Failures + 1 : 0;
        queue.Write(claim.ChatId, next is { } at ? DeliverySlots.OutsideQuietHours(claim.Settings, at).UtcTicks : null, failures, Permission(result), now.UtcTicks);
        Log(claim, result, state);
    }

    private void Log(Claim claim, DeliveryResult result, DeliveryState state)
    {
        switch (result)
        {
            case DeliveryResult.Unknown unknown when state == DeliveryState.Unsure:
                LogUnsure(claim.Id, claim.ChatId, unknown.Reason);
                break;
            case DeliveryResult.Refused refused:
                LogRefused(claim.Id, claim.ChatId, refused.Reason);
                break;
            case DeliveryResult.Forbidden forbidden:
                LogForbidden(claim.ChatId, forbidden.Reason);
                break;
            case DeliveryResult.Gone gone:
                LogGone(claim.ChatId, gone.Reason);
                break;
            case DeliveryResult.Moved moved:
                LogMoved(claim.ChatId, moved.Address);
                break;
            case DeliveryResult.Deferred or DeliveryResult.Unknown when claim.Failures is 4 or 9:
                LogStruggling(claim.Id, claim.ChatId, claim.Failures + 1, result.ToString());
                break;
        }
    }

    /// <summary>1: the bot may write. 2: it may not. 0: that is as it was.</summary>
    private static int Permission(DeliveryResult result) => result switch
    {
        DeliveryResult.Sent => 1,
        DeliveryResult.Forbidden => 2,
        _ => 0,
    };

    /// <summary>Doubling from the setting's delay, up to its longest; between half and one and a half of that, so that many do not come back at once.</summary>
    private TimeSpan Backoff(int failures)
    {
        var delay = _options.RetryDelay * Math.Pow(2, Math.Min(failures, 20));
        return (delay < _options.LongestRetryDelay ? delay : _options.LongestRetryDelay) * (0.5 + Random.Shared.NextDouble());
    }

    // The time too: a database restored from a backup gives out the same numbers again, for other messages.
    private static string Key(long id, DateTimeOffset createdAt) => $"{Base36(id)}-{Base36(createdAt.ToUnixTimeMilliseconds())}";

    private static string Base36(long number)
    {
        var text = "";
        do
        {
            text = Alphabet[(int)(number % Alphabet.Length)] + text;
            number /= Alphabet.Length;
        }
        while (number > 0);
        return text;
    }

    private static OutgoingMessage ToSend(Waiting waiting, DateTimeOffset now) => new(waiting.Address, Key(waiting.Id, waiting.CreatedAt), waiting.Payload)
    {
        EarlierTries = waiting.Attempts,
        Below = waiting.Below,
        MayBeRepeat = waiting.MayBeRepeat,
        IsSilent = DeliverySlots.IsSilent(waiting.Settings, now),
        Ping = waiting.BeginsDigest ? waiting.Settings.Ping : null,
    };

    private sealed record Waiting(
        long Id, DateTimeOffset CreatedAt, string Payload, string Address, ChatSettings Settings, bool IsShared, ChatState State, string? Error, int Attempts, bool MayBeRepeat, DateTimeOffset? UnsureSince, bool BeginsDigest, string? Below);

    [LoggerMessage(LogLevel.Warning, "{Count} messages were out on {Platform} when the program ended; they are sent again")]
    private partial void LogRecovered(int count, string platform);

    [LoggerMessage(LogLevel.Error, "Delivery {Id} to chat {Chat} is given up after {Age}: {Reason}")]
    private partial void LogGivenUp(long id, int chat, TimeSpan age, string reason);

    [LoggerMessage(LogLevel.Error, "Delivery {Id} to chat {Chat} was refused for good, the chat's next one goes on: {Reason}")]
    private partial void LogRefused(long id, int chat, string reason);

    [LoggerMessage(LogLevel.Warning, "Delivery {Id} to chat {Chat} may have arrived and is not sent again: {Reason}")]
    private partial void LogUnsure(long id, int chat, string reason);

    [LoggerMessage(LogLevel.Warning, "Chat {Chat} may not be written to; its messages wait and are tried again now and then: {Reason}")]
    private partial void LogForbidden(int chat, string reason);

    [LoggerMessage(LogLevel.Warning, "Chat {Chat} is gone and gets nothing more until it shows itself again: {Reason}")]
    private partial void LogGone(int chat, string reason);

    [LoggerMessage(LogLevel.Information, "Chat {Chat} has moved to {Address}; its messages follow")]
    private partial void LogMoved(int chat, string address);

    [LoggerMessage(LogLevel.Warning, "Delivery {Id} to chat {Chat} has failed {Times} times and is tried again: {Result}")]
    private partial void LogStruggling(long id, int chat, int times, string? result);
}
