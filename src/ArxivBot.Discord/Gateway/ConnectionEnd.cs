namespace ArxivBot.Discord;

/// <summary>Why a connection ended and what follows.</summary>
internal sealed record ConnectionEnd(Next Next, string Why)
{
    /// <summary>The close code that the client sends.</summary>
    public int CloseWith { get; private init; } = CloseCodes.Reconnecting;

    /// <summary>The other side is not there any more: no goodbye is waited for.</summary>
    public bool Unheard { get; private init; }

    public static ConnectionEnd Stopped { get; } = new(Next.Stop, "stopped") { CloseWith = CloseCodes.Stopping };

    public static ConnectionEnd AskedToReconnect { get; } = new(Next.Resume, "Discord asked to reconnect (op 7)");

    public static ConnectionEnd Zombie { get; } = new(Next.Resume, "a heartbeat was not acknowledged") { Unheard = true };

    public static ConnectionEnd Renewed { get; } = new(Next.Identify, "a new session was asked for");

    public static ConnectionEnd InvalidSession(bool resumable) => resumable
        ? new(Next.Resume, "invalid session, may be resumed (op 9)")
        : new(Next.Identify, "invalid session (op 9)");

    public static ConnectionEnd Lost(string why) => new(Next.Resume, why) { Unheard = true };

    public static ConnectionEnd Malformed(string why) => new(Next.Resume, $"Discord sent what cannot be read: {why}");

    public static ConnectionEnd Late(string what) => new(Next.Resume, $"{what} did not come in time");
}
