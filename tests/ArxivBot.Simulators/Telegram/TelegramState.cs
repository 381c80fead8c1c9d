using System.Text.Json.Nodes;
using ArxivBot.Simulators.Telegram.World;

namespace ArxivBot.Simulators.Telegram;

/// <summary>All that a simulated Telegram knows. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class TelegramState(TelegramSimulatorOptions options, TelegramRecord record)
{
    private int _lastUpdate = 734_000_000;
    private long _lastId = 5_000_000_000;
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Lock Gate { get; } = new();

    public TelegramSimulatorOptions Options => options;

    public TelegramRecord Record => record;

    public SimulatedUser Bot { get; } = new(long.Parse(options.Token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture), "ArxivBot", null, "arxiv_test_bot", isBot: true);

    public Dictionary<long, SimulatedUser> Users { get; } = [];

    public Dictionary<long, SimulatedChat> Chats { get; } = [];

    public Dictionary<string, SimulatedFile> Files { get; } = [];

    public Dictionary<string, PressedButton> Pressed { get; } = [];

    public Dictionary<string, InlineQuestion> Questions { get; } = [];

    public bool IsRevoked { get; set; }

    /// <summary>Where updates are brought; null while the bot polls.</summary>
    public Webhook? Webhook { get; private set; }

    /// <summary>What waits to be told, the oldest first.</summary>
    public List<(int Id, JsonObject Update)> Updates { get; } = [];

    /// <summary>Kinds of updates that the bot wants; null is Telegram's default.</summary>
    public HashSet<string>? Wanted { get; set; }

    /// <summary>Completes with the next update, or when a poll has to end.</summary>
    public Task Arrived => _arrived.Task;

    public DateTimeOffset Now => options.Clock.GetUtcNow();

    public long NextId() => ++_lastId;

    public void Tell(string kind, JsonObject what)
    {
        var isWanted = Wanted is { Count: > 0 } wanted ? wanted.Contains(kind) : kind is not ("chat_member" or "message_reaction" or "message_reaction_count");
        if (!isWanted)
            return;
        Updates.Add((++_lastUpdate, new JsonObject { ["update_id"] = _lastUpdate, [kind] = what }));
        EndPoll();
    }

    public void SetWebhook(Webhook? webhook)
    {
        Webhook?.Dispose();
        Webhook = webhook;
        _ = webhook?.RunAsync();
        EndPoll();
    }

    public void EndPoll()
    {
        TaskCompletionSource arrived;
        (arrived, _arrived) = (_arrived, new(TaskCreationOptions.RunContinuationsAsynchronously));
        arrived.TrySetResult();
    }
}
