using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Discord.Gateway;

namespace ArxivBot.Simulators.Discord;

/// <summary>The gateway's bad days on demand: each is done to every connection that is open now.</summary>
public sealed class DiscordGateway
{
    private static readonly int[] EndOfSession = [1000, 1001, 4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

    private readonly DiscordState _state;

    internal DiscordGateway(DiscordState state) => _state = state;

    public int OpenConnections
    {
        get
        {
            lock (_state.Gate)
                return _state.Gateway.Connections.Count;
        }
    }

    /// <summary>Sessions with a connection that have had their READY.</summary>
    public int OpenSessions
    {
        get
        {
            lock (_state.Gate)
                return _state.Gateway.Sessions.Count(session => session is { IsReady: true, Connection: not null });
        }
    }

    /// <summary>Sessions that can be told something now: ready, and with a connection that is neither silent nor ending.</summary>
    public int LiveSessions
    {
        get
        {
            lock (_state.Gate)
                return _state.Gateway.Sessions.Count(session => session is { IsReady: true, Connection: { IsSilent: false, ClosedWith: null, EndedAt: null } });
        }
    }

    /// <summary>Closes with this code. Codes after which Discord has forgotten the session forget it.</summary>
    public void Close(int code, string reason = "") => ForEach(connection =>
    {
        if (EndOfSession.Contains(code))
            _state.Gateway.Drop(connection.Session);
        connection.Close(code, reason);
    });

    /// <summary>Aborts the TCP connections.</summary>
    public void Cut() => ForEach(connection => connection.Cut());

    /// <summary>Op 7.</summary>
    public void AskToReconnect() => ForEach(connection => connection.AskToReconnect());

    /// <summary>Op 9.</summary>
    public void InvalidateSessions(bool resumable) => ForEach(connection => _state.Gateway.Invalidate(connection, resumable));

    /// <summary>Op 1: the gateway wants a heartbeat now.</summary>
    public void AskForHeartbeat() => ForEach(connection => connection.Send("""{"op":1,"d":null,"s":null,"t":null}"""));

    /// <summary>Heartbeats get no more op 11.</summary>
    public void StopAcks() => ForEach(connection => connection.AcksHeartbeats = false);

    /// <summary>Neither reads nor writes any more, as behind a router that has forgotten the connection.</summary>
    public void GoSilent() => ForEach(connection => connection.IsSilent = true);

    /// <summary>Any text in a good frame.</summary>
    public void SendText(string text) => ForEach(connection => connection.Send(text));

    /// <summary>A frame of so many blanks, told in its header and then sent as long as the client reads.</summary>
    public void SendBlanks(long bytes) => ForEach(connection => connection.SendBlanks(bytes));

    /// <summary>A frame that breaks the WebSocket protocol.</summary>
    public void SendMalformedFrame() => ForEach(connection => connection.SendMalformed());

    /// <summary>An event for every session of the guild's shard, whatever its intents.</summary>
    public void Dispatch(string name, JsonObject data, ulong? guild = null)
    {
        lock (_state.Gate)
            _state.Gateway.Dispatch(name, data, guild, GatewayIntents.Always);
    }

    /// <summary>Lets connections that are opened from now on fail.</summary>
    /// <param name="times">Null is until healed.</param>
    public void Fail(GatewayFault fault, int? times = null)
    {
        lock (_state.Gate)
            _state.Gateway.Faults.Add(null, fault, times);
    }

    /// <summary>Takes all faults back, those by chance too.</summary>
    public void Heal()
    {
        lock (_state.Gate)
            _state.Gateway.Faults.Clear();
    }

    private void ForEach(Action<GatewayConnection> what)
    {
        lock (_state.Gate)
        {
            foreach (var connection in _state.Gateway.Connections.ToList())
                what(connection);
        }
    }
}
