namespace ArxivBot.Discord;

/// <summary>
/// The heartbeats of one connection: the first after a random part of the interval, then one each interval; one that is not
/// acknowledged until the next is due means that nobody is there
/// (<see href="https://docs.discord.com/developers/events/gateway#sending-heartbeats">Sending Heartbeats</see>).
/// </summary>
internal sealed class Heartbeat(TimeSpan interval, Func<CancellationToken, Task> send, TimeProvider clock, Random random)
{
    private volatile bool _acknowledged = true;
    private volatile bool _deaf;

    /// <summary>Returns when a heartbeat was not acknowledged.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(interval * random.NextDouble(), clock, cancellationToken);
        while (_acknowledged || _deaf)
        {
            _acknowledged = false;
            await send(cancellationToken);
            await Task.Delay(interval, clock, cancellationToken);
        }
    }

    public void Acknowledged() => _acknowledged = true;

    /// <summary>While the client itself does not read, an acknowledgement cannot be missed.</summary>
    public async Task WhileDeafAsync(Func<Task> wait)
    {
        _deaf = true;
        await wait();
        _acknowledged = true;
        _deaf = false;
    }
}
