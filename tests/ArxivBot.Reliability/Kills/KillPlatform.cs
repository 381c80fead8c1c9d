namespace ArxivBot.Reliability.Kills;

/// <summary>Where the worker sends.</summary>
internal enum KillPlatform
{
    /// <summary>The loopback chat service, which knows messages by their keys.</summary>
    Keys,

    /// <summary>The same, ignoring keys.</summary>
    NoKeys,

    /// <summary>The simulated Discord, with the whole of the bot that talks to it.</summary>
    Discord,

    /// <summary>The simulated Telegram, which knows no keys, with the whole of the bot that talks to it.</summary>
    Telegram,
}
