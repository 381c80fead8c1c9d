namespace ArxivBot.Discord;

/// <summary>
/// 120 sends in 60 seconds on one connection
/// (<see href="https://docs.discord.com/developers/events/gateway#rate-limiting">Rate Limiting</see>), heartbeats included.
/// </summary>
internal sealed class SendLimit(TimeProvider clock)
{
    public const int Most = 120;
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly Queue<DateTimeOffset> _sent = [];

    /// <summary>Returns when one more may be sent. One caller at a time.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (_sent.Count >= Most)
        {
            var wait = _sent.Peek() + Window - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            else
                _sent.Dequeue();
        }

        _sent.Enqueue(clock.GetUtcNow());
    }
}
