using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Simulators.Chat;

/// <summary>How strict a simulated chat service is, and how it fails.</summary>
public sealed record ChatSimulatorOptions
{
    /// <summary>On 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>What <c>Authorization: Bearer</c> must carry; null asks for none.</summary>
    public string? Token { get; init; }

    /// <summary>Whether a message whose <c>Idempotency-Key</c> its chat has seen is answered with the first one's id; otherwise each request is a message.</summary>
    public bool HonoursKeys { get; init; } = true;

    /// <summary>For how long after the first message a key is remembered.</summary>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>In UTF-16 units, at least 1.</summary>
    public int MaximumTextLength { get; init; } = 4_000;

    public UnknownChats UnknownChats { get; init; } = UnknownChats.Exist;

    /// <summary>Between two requests for one chat; zero is no limit.</summary>
    public TimeSpan ChatInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that one chat takes at once after a pause, at least 1.</summary>
    public int ChatBurst { get; init; } = 1;

    /// <summary>Requests for all chats together; zero is no limit.</summary>
    public double MessagesPerSecond { get; init; } = 30;

    /// <summary>Requests that all chats together take at once after a pause, at least 1.</summary>
    public int GlobalBurst { get; init; } = 30;

    /// <summary>How much earlier than allowed a request may come, because the net delayed the one before it.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>By how much each request that comes during a ban makes it longer.</summary>
    public TimeSpan Penalty { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where a 429 says how long to wait.</summary>
    public RetryAfterIn RetryAfterIn { get; init; } = RetryAfterIn.HeaderAndBody;

    /// <summary>For how long an interaction can be answered once it is open.</summary>
    public TimeSpan InteractionLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether the record holds whole texts; otherwise texts longer than <see cref="ReceivedMessage.ShortText"/> leave a hash and a length.</summary>
    public bool KeepTexts { get; init; } = true;

    /// <summary>Faults by chance; those set by <see cref="ChatSimulator.Fail"/> go first.</summary>
    public ChatFaultPlan? Faults { get; init; }

    /// <summary>How the delays of faults pass.</summary>
    public ChatDelays Delays { get; init; } = ChatDelays.ByClock;

    /// <summary>Times arrivals, limits, bans and lifetimes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told one line for each request that is over.</summary>
    public Action<string>? Log { get; init; }
}

/// <summary>What becomes of a request for an address that nobody has created.</summary>
public enum UnknownChats
{
    /// <summary>Any address is a chat.</summary>
    Exist,

    /// <summary>404 until <see cref="ChatSimulator.Create"/>.</summary>
    AreNotFound,
}

public enum RetryAfterIn
{
    HeaderAndBody,

    Body,

    Nowhere,
}

public enum ChatDelays
{
    /// <summary>By <see cref="ChatSimulatorOptions.Clock"/>.</summary>
    ByClock,

    /// <summary>In real time, whatever the clock says.</summary>
    InRealTime,

    /// <summary>
    /// Not at all, for a replay on a simulated clock: a slow answer comes at once, and where none would come the connection is aborted, which
    /// tells the client as little as its own timeout.
    /// </summary>
    Skipped,
}
