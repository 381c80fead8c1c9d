using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Telegram.Faults;

namespace ArxivBot.Simulators.Telegram;

public sealed record TelegramSimulatorOptions
{
    /// <summary>0 takes any free one.</summary>
    public int Port { get; init; }

    public string Token { get; init; } = "110201543:simulated-telegram-token";

    /// <summary>Messages to one chat: one each so long, with <see cref="ChatBurst"/> at once.</summary>
    public TimeSpan ChatInterval { get; init; } = TimeSpan.FromSeconds(1);

    public int ChatBurst { get; init; } = 1;

    /// <summary>Messages to one group or channel in any minute.</summary>
    public int GroupMessagesPerMinute { get; init; } = 20;

    /// <summary>Messages in any second; 0 turns all limits off.</summary>
    public int MessagesPerSecond { get; init; } = 30;

    /// <summary>How long a pressed button waits to be answered.</summary>
    public TimeSpan CallbackPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether parameters that the Bot API does not know are refused, where it would ignore them.</summary>
    public bool RefusesUnknownParameters { get; init; } = true;

    /// <summary>A description of the Bot API to check requests against; null checks less.</summary>
    public string? ApiPath { get; init; }

    /// <summary>Whether what arrived is remembered; a long run only counts it.</summary>
    public bool KeepsRecord { get; init; } = true;

    /// <summary>Faults by chance.</summary>
    public FaultChances<TelegramFault>? Faults { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told of each request in a line.</summary>
    public Action<string>? Log { get; init; }
}
