using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>Sends one platform's messages: many chats at once, one message of each, as fast as the platform allows.</summary>
/// <remarks>For one caller at a time.</remarks>
internal sealed partial class PlatformSender(
    IChatPlatform platform, SendBudget budget, Outbox outbox, ForbiddenChats forbidden, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<PlatformSender> logger) : IDisposable
{
    private readonly Dictionary<int, Task<Outcome>> _out = [];
    private readonly CancellationTokenSource _sending = new();
    private readonly int _most = platform.Limits.RemembersKeysFor is null ? options.Value.MostUnderWayWithoutKeys : options.Value.MostUnderWay;

    public IChatPlatform Platform => platform;

    /// <summary>Digests and answers draw from it.</summary>
    public SendBudget Budget => budget;

    /// <summary>How many messages are out.</summary>
    public int Out => _out.Count;

    /// <summary>Stores what has become of messages, and sends those whose time has come.</summary>
    /// <returns>How long until there may be more to send; something that is out may end before that.</returns>
    public async Task<TimeSpan> PassAsync(CancellationToken cancellationToken)
    {
        await SaveDoneAsync();
        var wait = options.Value.PassEvery;
        var shares = 0;
        while (_out.Count + shares < _most && budget.TryTake(out wait))
            shares++;
        if (shares == 0)
            return _out.Count < _most ? wait : options.Value.PassEvery;
        var claims = await ClaimAsync(shares, cancellationToken);
        foreach (var claim in claims)
            _out.Add(claim.ChatId, SendAsync(claim));
        if (claims.Count == shares)
            return wait;
        var next = await outbox.NextAsync(platform.Name, _out.Keys, cancellationToken) - clock.GetUtcNow();
        return next < options.Value.PassEvery ? next.Value > TimeSpan.Zero ? next.Value : TimeSpan.Zero : options.Value.PassEvery;
    }

    /// <summary>Waits that long, or until one of the messages that are out has come back.</summary>
    public async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny([Task.Delay(wait, clock, either.Token), .. _out.Values]);
        await either.CancelAsync();
    }

    /// <summary>Sends all that may be sent now, and waits for what becomes of it.</summary>
    /// <returns>How long until there may be more to send.</returns>
    public async Task<TimeSpan> DrainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = await PassAsync(cancellationToken);
            if (_out.Count == 0 && wait > TimeSpan.Zero)
                return wait;
            if (_out.Count > 0)
                await Task.WhenAny(_out.Values).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits for what is out, and stores what became of it. What takes longer is left to the next start.</summary>
    public async Task FinishAsync(TimeSpan within)
    {
        _sending.CancelAfter(within);
        if (_out.Count > 0)
            await Task.WhenAll(_out.Values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await SaveDoneAsync();
    }

    public void Dispose() => _sending.Dispose();

    private async Task<IReadOnlyList<Claim>> ClaimAsync(int shares, CancellationToken cancellationToken)
    {
        IReadOnlyList<Claim> claims = [];
        try
        {
            claims = await outbox.ClaimAsync(platform.Name, shares, _out.Keys, cancellationToken);
        }
        finally
        {
            for (var unused = claims.Count; unused < shares; unused++)
                budget.Return();
        }

        return claims;
    }

    private async Task SaveDoneAsync()
    {
        var done = _out.Where(message => message.Value.IsCompleted).ToList();
        if (done.Count == 0)
            return;
        // One that was cut off by the end of the program has no outcome: the next start asks what became of it.
        List<Outcome> outcomes = [.. done.Where(message => message.Value.IsCompletedSuccessfully).Select(message => message.Value.Result)];
        await outbox.SaveAsync(platform, outcomes);
        foreach (var (chat, _) in done)
            _out.Remove(chat);
    }

    /// <summary>One call that answers a person, ahead of digests. It never throws but for its token.</summary>
    public async Task<DeliveryResult> AnswerAsync(Func<CancellationToken, Task<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        if (!platform.Limits.CountsAnswers)
            return await CallAsync(send, cancellationToken);
        await budget.TakeForAnswerAsync(cancellationToken);
        return await SpendAsync(send, cancellationToken);
    }

    /// <summary>A call that may as well not be made.</summary>
    /// <returns>Null when something else has to be sent now.</returns>
    public async Task<DeliveryResult?> TryAnswerAsync(Func<CancellationToken, Task<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        if (!platform.Limits.CountsAnswers)
            return await CallAsync(send, cancellationToken);
        return budget.TryTake(out _) ? await SpendAsync(send, cancellationToken) : null;
    }

    private async Task<DeliveryResult> SpendAsync(Func<CancellationToken, Task<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(send, cancellationToken);
        }
        finally
        {
            budget.Spend();
        }
    }

    private async Task<DeliveryResult> CallAsync(Func<CancellationToken, Task<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        var timeout = options.Value.RequestTimeout;
        using var limit = new TimeLimit(timeout, clock, cancellationToken);
        try
        {
            // Not on the caller's thread: a platform may do much before its first wait.
            await Task.Yield();
            var result = await send(limit.Token);
            if (result is DeliveryResult.Deferred { IsForAll: true, RetryAfter: var silence })
                budget.Silence(silence ?? options.Value.RetryDelay);
            return result;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Unknown($"no answer within {timeout}");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, platform.Name);
            return new DeliveryResult.Unknown(exception.Message);
        }
    }

    private async Task<Outcome> SendAsync(Claim claim)
    {
        if (claim.UnsureSince is { } since && platform.Limits.RemembersKeysFor is { } time && claim.At - since >= time)
        {
            switch (await CallAsync(token => platform.FindAsync(claim.Message, since, token), _sending.Token))
            {
                case DeliveryResult.Absent:
                    claim = claim with { UnsureSince = null };
                    break;
                case DeliveryResult.Unknown unknown:
                    LogPossibleRepeat(claim.Id, claim.ChatId, unknown.Reason);
                    claim = claim with { Message = claim.Message with { MayBeRepeat = true }, IsPossibleRepeat = true };
                    break;
                case var found:
                    budget.Return();
                    return new Outcome(claim, found);
            }
        }

        var result = await SpendAsync(token => platform.SendAsync(claim.Message, token), _sending.Token);
        if (result is DeliveryResult.Forbidden && !claim.WasForbidden)
            await forbidden.TellAsync(platform, claim.ChatId, _sending.Token);
        return new Outcome(claim, result);
    }

    [LoggerMessage(LogLevel.Warning, "Delivery {Id} to chat {Chat} is sent again although it may have arrived: {Reason}")]
    private partial void LogPossibleRepeat(long id, int chat, string reason);

    [LoggerMessage(LogLevel.Error, "A call of {Platform} failed in a way that nobody expected")]
    private partial void LogFailed(Exception exception, string platform);
}
