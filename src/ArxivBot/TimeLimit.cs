namespace ArxivBot;

/// <summary>Cancelled when its time is over, or when its caller's token is.</summary>
internal sealed class TimeLimit : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _caller;

    public TimeLimit(TimeSpan time, TimeProvider clock, CancellationToken caller)
        : base(time, clock) => _caller = caller.UnsafeRegister(static limit => ((TimeLimit)limit!).Cancel(), this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _caller.Dispose();
        base.Dispose(disposing);
    }
}
