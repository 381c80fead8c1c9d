namespace ArxivBot.Platforms.Telegram;

/// <summary>
/// Telegram takes one message a second of a chat, and twenty a minute of a group, however many topics it has
/// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
/// </summary>
internal sealed class ChatPace(TimeProvider clock)
{
    public static readonly TimeSpan Private = TimeSpan.FromSeconds(1.05), Shared = TimeSpan.FromSeconds(3.05);

    private const int MostRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, DateTimeOffset> _next = [];

    /// <summary>Takes the chat's next turn.</summary>
    /// <returns>How long it is until then; null when it is now, and taken.</returns>
    public TimeSpan? Take(TelegramPlace place)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_next.TryGetValue(place.Chat, out var next) && next > now)
                return next - now;
            if (_next.Count >= MostRemembered)
                Forget(now);
            _next[place.Chat] = now + (place.IsShared ? Shared : Private);
            return null;
        }
    }

    /// <summary>The chat wants nothing for this long.</summary>
    public void Silence(TelegramPlace place, TimeSpan time)
    {
        lock (_lock)
            _next[place.Chat] = clock.GetUtcNow() + time;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (chat, _) in _next.Where(next => next.Value <= now).ToList())
            _next.Remove(chat);
    }
}
