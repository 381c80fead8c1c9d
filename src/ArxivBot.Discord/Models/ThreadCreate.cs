namespace ArxivBot.Discord;

/// <summary>
/// A thread to start, in a forum with its first message
/// (<see href="https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel">Start Thread</see>).
/// </summary>
/// <param name="Name">1 to 100 characters.</param>
public sealed record ThreadCreate(string Name)
{
    /// <summary>For a forum: the first message. Discord knows no nonce here, so the post is never sent twice.</summary>
    public MessageCreate? Message { get; init; }

    /// <summary>For a forum: at most five.</summary>
    public IReadOnlyList<Snowflake>? AppliedTags { get; init; }

    /// <summary>For a text channel, where Discord's own default is a private thread.</summary>
    public ChannelType? Type { get; init; }

    /// <summary>Minutes without a message after which the thread leaves the list: 60, 1440, 4320 or 10080.</summary>
    public int? AutoArchiveDuration { get; init; }
}
