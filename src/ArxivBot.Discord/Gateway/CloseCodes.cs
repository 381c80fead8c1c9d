namespace ArxivBot.Discord;

/// <summary>What follows the end of a connection.</summary>
internal enum Next
{
    /// <summary>Connect again and go on where it stopped; identify anew if there is no session.</summary>
    Resume,

    /// <summary>The same, after a pause.</summary>
    ResumeLater,

    /// <summary>The session is over: connect again and begin a new one.</summary>
    Identify,

    /// <summary>Trying again cannot help.</summary>
    Stop,
}

/// <summary>
/// The gateway's close codes
/// (<see href="https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes">Gateway Close Event Codes</see>).
/// Any other, and none at all, is a lost connection.
/// </summary>
internal static class CloseCodes
{
    /// <summary>The client's own, for all but the last goodbye: 1000 and 1001 would end the session.</summary>
    public const int Reconnecting = 4000;

    public const int Stopping = 1000;

    public static ConnectionEnd End(int? code, string? reason) => code switch
    {
        4001 => new(Next.Resume, "4001 unknown opcode: the client sent nonsense"),
        4002 => new(Next.Resume, "4002 decode error: the client sent nonsense"),
        4003 => new(Next.Identify, "4003 not authenticated"),
        4004 => new(Next.Stop, "4004 authentication failed: the bot token is wrong or was reset. Set a new token"),
        4005 => new(Next.Resume, "4005 already authenticated"),
        4007 => new(Next.Identify, "4007 invalid sequence number"),
        4008 => new(Next.ResumeLater, "4008 rate limited: the client sent too much"),
        4009 => new(Next.Identify, "4009 session timed out"),
        4010 => new(Next.Stop, "4010 invalid shard: the shard settings are wrong"),
        4011 => new(Next.Stop, "4011 sharding required: the bot is in too many guilds for so few shards. Let Discord choose their number"),
        4012 => new(Next.Stop, "4012 invalid API version: this version of the client is too old"),
        4013 => new(Next.Stop, "4013 invalid intents: the intents setting is wrong"),
        4014 => new(Next.Stop, "4014 disallowed intents: allow them on the Bot page of the Discord developer portal, or ask for fewer"),
        null => new(Next.Resume, "the connection was lost"),
        _ => new(Next.Resume, $"closed with {code} {reason}".TrimEnd()),
    };
}
