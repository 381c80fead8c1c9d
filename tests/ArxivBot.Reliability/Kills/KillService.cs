using ArxivBot.Reliability.Kills.Services;

namespace ArxivBot.Reliability.Kills;

/// <summary>What the worker sends to, many of whose answers are slow, and what it has received.</summary>
internal abstract class KillService(KillPlatform platform) : IAsyncDisposable
{
    public KillPlatform Platform => platform;

    public abstract Uri Address { get; }

    /// <summary>The platform's name for the program.</summary>
    public abstract string PlatformName { get; }

    /// <summary>Tries to send a message that have arrived, so that it is seen when a worker has begun.</summary>
    public abstract int Tries { get; }

    /// <summary>Requests that have not ended.</summary>
    public abstract int Open { get; }

    /// <summary>Requests that a kill has cut off.</summary>
    public abstract int Aborted { get; }

    /// <summary>In order of acceptance.</summary>
    public abstract IReadOnlyList<ArrivedMessage> Arrived { get; }

    public static async Task<KillService> StartAsync(KillPlan plan, CancellationToken cancellationToken) => plan.Platform switch
    {
        KillPlatform.Discord => await DiscordService.OpenAsync(plan, cancellationToken),
        KillPlatform.Telegram => await TelegramService.OpenAsync(plan, cancellationToken),
        _ => await LoopbackService.OpenAsync(plan, cancellationToken),
    };

    /// <summary>The address of a chat.</summary>
    /// <param name="number">Counted from 1.</param>
    public abstract string AddressOf(int number);

    /// <summary>What tells a message from the others of its chat.</summary>
    /// <param name="payload">As it waits in the outbox.</param>
    public abstract string TextOf(string payload);

    /// <summary>Answers are not slow any more.</summary>
    public abstract void Heal();

    public abstract ValueTask DisposeAsync();
}
