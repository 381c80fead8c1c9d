namespace ArxivBot.Simulators.Chat;

/// <summary>One chat, wherever it has moved: its state, its limit, and what it remembers of the messages it got.</summary>
/// <param name="address">The first it had.</param>
/// <param name="limit">Of requests for this chat.</param>
internal sealed class SimulatedChat(string address, RateLimit limit)
{
    private readonly Dictionary<string, RememberedKey> _keys = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset Since)> _oldestKeys = new();
    private readonly HashSet<(ulong Hash, int Length)> _texts = [];

    public string FirstAddress { get; } = address;

    /// <summary>Where it takes messages now.</summary>
    public string Address { get; set; } = address;

    public RateLimit Limit { get; } = limit;

    public bool IsGone { get; set; }

    public bool IsForbidden { get; set; }

    /// <summary>Faults drawn so far.</summary>
    public int Draws { get; set; }

    /// <summary>Why it takes no message at its address; null when it does.</summary>
    public ChatAnswer? Refusal => (IsGone, IsForbidden) switch
    {
        (true, _) => ChatAnswer.Gone,
        (_, true) => ChatAnswer.Forbidden,
        _ => null,
    };

    /// <summary>The message that first carried this key, as long as it is remembered.</summary>
    public RememberedKey? Recall(string key, DateTimeOffset now, TimeSpan lifetime)
    {
        while (_oldestKeys.TryPeek(out var oldest) && now - oldest.Since >= lifetime)
            _keys.Remove(_oldestKeys.Dequeue().Key);
        return _keys.GetValueOrDefault(key);
    }

    public void Remember(string key, RememberedKey message, DateTimeOffset now)
    {
        _keys[key] = message;
        _oldestKeys.Enqueue((key, now));
    }

    /// <returns>Whether it was remembered already: the text is a repeat.</returns>
    public bool RememberText(ulong hash, int length) => !_texts.Add((hash, length));
}

/// <param name="Number">Of the message, counted from 1.</param>
internal sealed record RememberedKey(int Number, ulong Hash, int Length);
