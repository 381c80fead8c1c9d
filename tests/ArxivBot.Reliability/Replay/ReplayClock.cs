namespace ArxivBot.Reliability.Replay;

/// <summary>The clock of the bot, of arXiv and of the chat service. Timers run as ever: whoever waits a moment for a real connection does so.</summary>
internal sealed class ReplayClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Volatile.Read(ref _ticks), TimeSpan.Zero);
        set => Volatile.Write(ref _ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;
}
