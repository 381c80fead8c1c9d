using ArxivBot.Simulators.Chat;

namespace ArxivBot.Tests.Simulators;

/// <summary>A simulated chat service with one client, which ends with its test.</summary>
public abstract class ChatFixture : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _started = [];
    private readonly List<IDisposable> _connected = [];

    private protected TimerClock Clock { get; } = new();

    /// <summary>Without limits, unless a test sets some.</summary>
    private protected async Task<(ChatSimulator Chat, ChatClient Client)> StartAsync(ChatSimulatorOptions? options = null)
    {
        options ??= Unlimited;
        var chat = await ChatSimulator.StartAsync(options with { Clock = Clock }, TestContext.Current.CancellationToken);
        var client = new ChatClient(chat);
        _started.Add(chat);
        _connected.Add(client);
        return (chat, client);
    }

    private protected static ChatSimulatorOptions Unlimited { get; } = new() { ChatInterval = TimeSpan.Zero, MessagesPerSecond = 0 };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _connected)
            client.Dispose();
        foreach (var chat in _started)
            await chat.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
