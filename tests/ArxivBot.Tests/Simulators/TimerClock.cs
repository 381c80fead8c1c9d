using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Simulators;

/// <summary>A fake clock that tells when somebody has begun to wait on it, so that a test need not guess when to advance.</summary>
internal sealed class TimerClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Completes once for each wait begun, with its length.</summary>
    public ValueTask<TimeSpan> WaitBegunAsync() => _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
