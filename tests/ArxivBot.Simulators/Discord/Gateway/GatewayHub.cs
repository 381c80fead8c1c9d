using System.Globalization;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Discord.Interactions;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>All sessions and connections. Whoever calls it holds the gate, but for <see cref="AnswerAsync"/>.</summary>
internal sealed class GatewayHub
{
    private readonly DiscordState _state;
    private readonly Dictionary<string, GatewaySession> _sessions = [];
    private readonly List<GatewayConnection> _connections = [];

    public GatewayHub(DiscordState state)
    {
        (_state, Starts) = (state, new SessionStarts(state.Options));
        Faults = new FaultScript<GatewayFault>(state.Options.GatewayFaults);
    }

    public SessionStarts Starts { get; }

    public FaultScript<GatewayFault> Faults { get; }

    public IReadOnlyList<GatewayConnection> Connections => _connections;

    public IEnumerable<GatewaySession> Sessions => _sessions.Values;

    /// <summary>Where READY sends a resume to; another path of the same server, so that it can be told apart.</summary>
    public string ResumeUrl { get; set; } = "";

    public async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        GatewayFault? fault;
        lock (_state.Gate)
            fault = Faults.Take("gateway");
        if (fault is GatewayFault.RefuseHandshake refuse)
        {
            context.Response.StatusCode = refuse.Status;
            return;
        }

        if (await GatewaySocket.AcceptAsync(context) is not { } socket)
            return;
        using var connection = new GatewayConnection(_state, socket, context.Request, fault);
        lock (_state.Gate)
        {
            _connections.Add(connection);
            _state.Record.Connected();
        }

        try
        {
            await connection.RunAsync(cancellationToken);
        }
        finally
        {
            lock (_state.Gate)
                Ended(connection);
        }
    }

    public void Dispatch(string name, JsonNode data, ulong? guild, int intent, SentInteraction? interaction = null)
    {
        foreach (var session in _sessions.Values.Where(session => session.IsReady && session.Wants(guild, intent)))
            session.Tell(name, data, interaction);
        _state.Options.Log?.Invoke($"gateway <- {name}");
    }

    public void Identify(GatewayConnection connection, JsonObject? data)
    {
        var asked = IdentifyRequest.Read(data);
        if (asked is null)
        {
            connection.Close(4002, "Error while decoding payload.");
            return;
        }

        if (asked.Refusal(_state) is var (code, reason))
        {
            Note(asked, isAccepted: false);
            connection.Close(code, reason);
            return;
        }

        if (Starts.IsTooSoon(asked.Shard, _state.Now))
        {
            Note(asked, isAccepted: false);
            Invalidate(connection, isResumable: false);
            return;
        }

        if (!Starts.Take(_state.Now))
        {
            Note(asked, isAccepted: false);
            ResetToken();
            return;
        }

        Note(asked, isAccepted: true);
        var session = new GatewaySession($"{Guid.NewGuid():n}", asked.Intents, asked.Shard, asked.Shards, _state.Options.MostRecorded);
        _sessions[session.Id] = session;
        (connection.Session, session.Connection) = (session, connection);
        SessionOpening.Tell(_state, session, ResumeUrl);
    }

    public void Resume(GatewayConnection connection, JsonObject? data)
    {
        if (data?["token"] is not JsonValue token || data["session_id"] is not JsonValue id || data["seq"] is not JsonValue seq || !seq.TryGetValue(out int sequence))
        {
            connection.Close(4002, "Error while decoding payload.");
            return;
        }

        var session = _sessions.GetValueOrDefault(id.ToString());
        var isOver = session is null || (session.DisconnectedAt is { } since && _state.Now - since > _state.Options.ResumeWithin);
        var isAccepted = _state.IsToken(token.ToString()) && !isOver && session!.Remembers(sequence);
        _state.Record.Started(new GatewayStart(true, isAccepted, session?.Shard ?? 0, session?.Intents ?? 0, connection.IsAtResumeUrl, _state.Now));
        if (!_state.IsToken(token.ToString()))
            connection.Close(4004, "Authentication failed.");
        else if (isOver)
            Invalidate(connection, isResumable: false);
        else if (!isAccepted)
            Refuse(connection, session!);
        else
            Continue(connection, session!, sequence);
    }

    /// <summary>Op 9; one that cannot be resumed ends the session.</summary>
    public void Invalidate(GatewayConnection connection, bool isResumable)
    {
        connection.Send($$"""{"op":9,"d":{{(isResumable ? "true" : "false")}},"s":null,"t":null}""");
        if (!isResumable)
            Drop(connection.Session);
        connection.Session = null;
    }

    public void Drop(GatewaySession? session)
    {
        if (session is not null)
            _sessions.Remove(session.Id);
    }

    public void ClosedByClient(GatewayConnection connection, int? code)
    {
        _state.Record.Ended(new GatewayEnd(ByClient: true, code, _state.Now));
        if (code is 1000 or 1001)
            Drop(connection.Session);
        Leave(connection);
    }

    private void Ended(GatewayConnection connection)
    {
        connection.EndedAt ??= _state.Now;
        if (!_connections.Remove(connection))
            return;
        if (connection.Session?.Connection == connection)
            (connection.Session.Connection, connection.Session.DisconnectedAt) = (null, _state.Now);
        _state.Record.Ended(new GatewayEnd(ByClient: false, connection.ClosedWith, _state.Now));
    }

    private void Leave(GatewayConnection connection)
    {
        connection.EndedAt ??= _state.Now;
        _connections.Remove(connection);
        if (connection.Session?.Connection == connection)
            (connection.Session.Connection, connection.Session.DisconnectedAt) = (null, _state.Now);
    }

    private void Refuse(GatewayConnection connection, GatewaySession session)
    {
        Drop(session);
        connection.Close(4007, "Invalid seq.");
    }

    private static void Continue(GatewayConnection connection, GatewaySession session, int sequence)
    {
        session.Connection?.Cut();
        (connection.Session, session.Connection, session.DisconnectedAt) = (session, connection, null);
        session.Confirm(sequence);
        foreach (var missed in session.After(sequence).ToList())
            connection.Dispatch(missed);
        session.Tell("RESUMED", new JsonObject { ["_trace"] = new JsonArray("simulator") });
    }

    // One identify too many: Discord ends all sessions and the operator has to ask for another token.
    private void ResetToken()
    {
        _state.IsTokenReset = true;
        _sessions.Clear();
        foreach (var connection in _connections.ToList())
            connection.Close(4004, "Authentication failed.");
    }

    private void Note(IdentifyRequest asked, bool isAccepted)
    {
        _state.Record.Started(new GatewayStart(false, isAccepted, asked.Shard, asked.Intents, false, _state.Now));
        _state.Options.Log?.Invoke(string.Create(CultureInfo.InvariantCulture, $"gateway -> identify shard {asked.Shard} of {asked.Shards} {(isAccepted ? "accepted" : "refused")}"));
    }
}
