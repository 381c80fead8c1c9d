using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Discord.Tests.Loopback;

/// <summary>A clock that tells when the code under test has begun to wait, so that time passes only then.</summary>
internal sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private TaskCompletionSource _changed = New();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_lock)
        {
            _waits.Add(dueTime);
            _changed.TrySetResult();
            _changed = New();
        }

        return timer;
    }

    /// <summary>Once something waits for so long, lets it pass.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        await WaitedForAsync(wait);
        Advance(wait);
    }

    /// <summary>Once something waits for so long.</summary>
    public async Task WaitedForAsync(TimeSpan wait)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_waits.Remove(wait))
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(Patience.Token);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Always the middle.</summary>
internal sealed class Halves : Random
{
    public override double NextDouble() => 0.5;
}
