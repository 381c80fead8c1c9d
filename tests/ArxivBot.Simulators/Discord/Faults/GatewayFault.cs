namespace ArxivBot.Simulators.Discord.Faults;

/// <summary>One way in which the gateway fails a connection, from the moment it is opened.</summary>
public abstract record GatewayFault
{
    private GatewayFault()
    {
    }

    /// <summary>The WebSocket is refused with this HTTP status.</summary>
    public sealed record RefuseHandshake(int Status = 503) : GatewayFault;

    /// <summary>Hello comes late.</summary>
    public sealed record SlowHello(TimeSpan Delay) : GatewayFault;

    /// <summary>Hello never comes.</summary>
    public sealed record NoHello : GatewayFault;

    /// <summary>Op 7 in place of Hello.</summary>
    public sealed record ReconnectInsteadOfHello : GatewayFault;

    /// <summary>This close code in answer to Identify or Resume.</summary>
    public sealed record CloseOnStart(int Code) : GatewayFault;

    /// <summary>Op 9 in answer to Identify or Resume.</summary>
    public sealed record InvalidSession(bool Resumable) : GatewayFault;

    /// <summary>Heartbeats get no op 11.</summary>
    public sealed record NoAcks : GatewayFault;

    /// <summary>Neither reads nor writes after Hello, and the connection stays open.</summary>
    public sealed record HalfOpen : GatewayFault;

    /// <summary>Identify is acknowledged by nothing: no READY.</summary>
    public sealed record NoReady : GatewayFault;

    /// <summary>The connection is aborted after so many dispatches.</summary>
    public sealed record CutAfter(int Dispatches) : GatewayFault;

    /// <summary>Op 7 after so many dispatches.</summary>
    public sealed record ReconnectAfter(int Dispatches) : GatewayFault;
}
