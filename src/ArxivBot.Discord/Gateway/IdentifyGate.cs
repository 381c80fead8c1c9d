using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>
/// Lets shards identify: <c>max_concurrency</c> of them per 5 seconds, and so many a day that a reserve is left
/// (<see href="https://docs.discord.com/developers/events/gateway#sharding-max-concurrency">Max Concurrency</see>).
/// </summary>
internal sealed partial class IdentifyGate(
    IIdentifyLog log, GatewayDirectory directory, int reserve, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>Discord's five seconds, and what the way there may differ from one identify to the next.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5.5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<int, DateTimeOffset> _last = [];
    private DateTimeOffset? _lastBeforeStart;

    public int Today { get; private set; }

    /// <summary>Returns when the day's budget has an identify left; before connecting, as this may take hours.</summary>
    public async Task WaitForBudgetAsync(CancellationToken cancellationToken)
    {
        while (await BudgetWaitAsync(await directory.GetAsync(cancellationToken), cancellationToken) is { Ticks: > 0 } wait)
        {
            LogBudget(Today, wait);
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Returns when this shard may identify, which it must then do at once: it is noted.</summary>
    public async Task EnterAsync(int shard, CancellationToken cancellationToken)
    {
        while (await TryEnterAsync(shard, cancellationToken) is { Ticks: > 0 } wait)
            await Task.Delay(wait, clock, cancellationToken);
    }

    public void Dispose() => _one.Dispose();

    private async Task<TimeSpan> TryEnterAsync(int shard, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var bot = await directory.GetAsync(cancellationToken);
            var key = shard % Math.Max(1, bot.SessionStartLimit.MaxConcurrency);
            var wait = Longer(await BudgetWaitAsync(bot, cancellationToken), SpacingWait(key));
            if (wait > TimeSpan.Zero)
                return wait;
            await log.AddAsync(clock.GetUtcNow(), cancellationToken);
            _last[key] = clock.GetUtcNow();
            directory.Identified();
            Today++;
            return TimeSpan.Zero;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<TimeSpan> BudgetWaitAsync(GatewayBot bot, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = await log.ReadAsync(cancellationToken);
        _lastBeforeStart ??= all.Count > 0 ? all.Max() : DateTimeOffset.MinValue;
        DateTimeOffset[] today = [.. all.Where(at => now - at < Day).Order()];
        Today = today.Length;

        var most = Math.Max(1, bot.SessionStartLimit.Total - reserve);
        var own = today.Length < most ? TimeSpan.Zero : today[^most] + Day - now;
        var theirs = bot.SessionStartLimit.Remaining > Math.Min(reserve, bot.SessionStartLimit.Total - 1)
            ? TimeSpan.Zero
            : Longer(bot.SessionStartLimit.ResetAfter, Spacing);
        return Longer(own, theirs);
    }

    private TimeSpan SpacingWait(int key)
    {
        var last = _last.TryGetValue(key, out var at) ? at : _lastBeforeStart ?? DateTimeOffset.MinValue;
        return last == DateTimeOffset.MinValue ? TimeSpan.Zero : last + Spacing - clock.GetUtcNow();
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    [LoggerMessage(LogLevel.Error, "{Today} identifies in 24 hours: Discord would reset the token. No new session for {Wait}")]
    private partial void LogBudget(int today, TimeSpan wait);
}
