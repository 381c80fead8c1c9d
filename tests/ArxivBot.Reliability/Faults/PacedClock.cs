using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Reliability.Faults;

/// <summary>The clock of the bot and of Discord: it hurries through waits, and goes as slowly as the system's where somebody waits for an answer.</summary>
internal sealed class PacedClock : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1), Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Of real time: where the machine has no time for the bot, the bot has not been slow.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(10);

    private readonly PooledTime _time;
    private readonly Func<double> _pace;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="pace">How many times as fast as the system's.</param>
    public PacedClock(DateTimeOffset start, Func<double> pace)
    {
        (_time, _pace) = (new PooledTime(start), pace);
        _running = Task.Run(RunAsync);
    }

    public TimeProvider Time => _time;

    public Task PassAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? Task.Delay(time, _time, cancellationToken) : Task.CompletedTask;

    /// <exception cref="TimeoutException">It does not hold within this time, on this clock.</exception>
    /// <param name="what">The words for what was waited for.</param>
    public async Task UntilAsync(Func<bool> condition, TimeSpan patience, Func<string> what, CancellationToken cancellationToken)
    {
        var since = _time.GetUtcNow();
        while (!condition())
        {
            if (_time.GetUtcNow() - since > patience)
                throw new TimeoutException($"It took more than {patience} until {what()}");
            await PassAsync(Look, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var last = TimeProvider.System.GetTimestamp();
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(Step, TimeProvider.System, CancellationToken.None);
            var now = TimeProvider.System.GetTimestamp();
            var passed = TimeProvider.System.GetElapsedTime(last, now);
            last = now;
            _time.Advance((passed < LongestStep ? passed : LongestStep) * _pace());
        }
    }

    /// <summary>Whoever was waiting goes on elsewhere: one that asks again at once would stop the clock.</summary>
    private sealed class PooledTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(given => ThreadPool.QueueUserWorkItem(passed => callback(passed), given), state, dueTime, period);
    }
}
