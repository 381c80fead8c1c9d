using System.Text.Json;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>Judges what a client sends. Whoever calls it holds the gate.</summary>
internal sealed class GatewayReader : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    private readonly DiscordState _state;
    private readonly GatewayConnection _connection;
    private readonly Queue<DateTimeOffset> _sends = [];
    private readonly ITimer _watch;

    public GatewayReader(DiscordState state, GatewayConnection connection)
    {
        (_state, _connection) = (state, connection);
        _watch = state.Options.Clock.CreateTimer(_ => HeartbeatMissed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void AwaitHeartbeat() => _watch.Change(2 * _state.Options.HeartbeatInterval, Timeout.InfiniteTimeSpan);

    public void Read(string text)
    {
        if (IsTooMuch())
        {
            _connection.Close(4008, "You are sending payloads too quickly.");
            return;
        }

        if (Parse(text) is not { } frame || frame["op"] is not JsonValue given || !given.TryGetValue(out int op))
        {
            _connection.Close(4002, "Error while decoding payload.");
            return;
        }

        switch (op)
        {
            case 1:
                Heartbeat(frame["d"]);
                break;
            case 2 when _connection.Session is not null:
                _connection.Close(4005, "Already authenticated.");
                break;
            case 2 or 6 when Struck():
                break;
            case 2:
                _state.Gateway.Identify(_connection, frame["d"] as JsonObject);
                break;
            case 6:
                _state.Gateway.Resume(_connection, frame["d"] as JsonObject);
                break;
            case 3 or 4 or 8 or 31 or 43 when _connection.Session is null:
                _connection.Close(4003, "Not authenticated.");
                break;
            case 3 or 4 or 8 or 31 or 43:
                if (frame["d"] is not JsonObject)
                    _connection.Close(4002, "Error while decoding payload.");
                break;
            default:
                _connection.Close(4001, "Unknown opcode.");
                break;
        }
    }

    public void Dispose() => _watch.Dispose();

    private bool IsTooMuch()
    {
        while (_sends.TryPeek(out var first) && _state.Now - first >= Minute)
            _sends.Dequeue();
        _sends.Enqueue(_state.Now);
        return _sends.Count > _state.Options.GatewaySends;
    }

    private void Heartbeat(JsonNode? sequence)
    {
        if (sequence is not null && (sequence is not JsonValue value || !value.TryGetValue(out int _)))
        {
            _connection.Close(4002, "Error while decoding payload.");
            return;
        }

        _state.Record.HeartbeatReceived();
        if (sequence is JsonValue seen)
            _connection.Session?.Confirm(seen.GetValue<int>());
        AwaitHeartbeat();
        if (_connection.AcksHeartbeats)
            _connection.Send("""{"op":11,"d":null,"s":null,"t":null}""");
    }

    private bool Struck()
    {
        switch (_connection.Fault)
        {
            case GatewayFault.CloseOnStart close:
                _connection.Close(close.Code, "A fault of the simulator.");
                return true;
            case GatewayFault.InvalidSession invalid:
                _state.Gateway.Invalidate(_connection, invalid.Resumable);
                return true;
            default:
                return _connection.Fault is GatewayFault.NoReady;
        }
    }

    private void HeartbeatMissed()
    {
        lock (_state.Gate)
        {
            if (!_state.Gateway.Connections.Contains(_connection))
                return; // it has gone meanwhile, and its session may go on elsewhere
            _state.Gateway.Drop(_connection.Session);
            _connection.Close(4009, "Session timed out.");
        }
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
