using System.Collections.Concurrent;
using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>The interactions that are being answered, by id: their tokens stay here.</summary>
internal sealed class OpenInteractions(DiscordRest rest, TimeProvider clock)
{
    /// <summary>As long as Discord takes answers: what it tells again after that cannot be answered.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    /// <summary>Four minutes of 200 a second; a session can be resumed, and tell something again, for about as long.</summary>
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<string, OpenInteraction> _open = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Snowflake> _seen = [];
    private readonly Queue<(Snowflake Id, DateTimeOffset At)> _inOrder = [];

    /// <returns>Null when it has been opened before: the gateway may tell an event twice.</returns>
    public OpenInteraction? Open(Interaction interaction)
    {
        if (!See(interaction.Id))
            return null;
        var open = new OpenInteraction(interaction, rest, clock);
        _open[$"{interaction.Id}"] = open;
        return open;
    }

    public OpenInteraction? Find(string id) => _open.GetValueOrDefault(id);

    public void Close(Interaction interaction)
    {
        if (_open.TryRemove($"{interaction.Id}", out var open))
            open.Dispose();
    }

    /// <returns>Whether it is the first time.</returns>
    private bool See(Snowflake id)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            while (_inOrder.TryPeek(out var oldest) && (now - oldest.At > Remembered || _inOrder.Count >= MostRemembered))
                _seen.Remove(_inOrder.Dequeue().Id);
            if (!_seen.Add(id))
                return false;
            _inOrder.Enqueue((id, now));
            return true;
        }
    }
}
