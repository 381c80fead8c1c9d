using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>A message as Discord tells it (<see href="https://docs.discord.com/developers/resources/message">Message</see>).</summary>
public sealed record Message
{
    public Snowflake Id { get; init; }

    public Snowflake ChannelId { get; init; }

    public User? Author { get; init; }

    public string Content { get; init => field = value ?? ""; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset Timestamp { get; init; }

    public DateTimeOffset? EditedTimestamp { get; init; }

    [JsonConverter(typeof(TextOrNumberJson))]
    public string? Nonce { get; init; }

    public IReadOnlyList<Embed> Embeds { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Component> Components { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init => field = value ?? []; } = [];

    public MessageFlags? Flags { get; init; }

    /// <summary>For a message that has become a thread.</summary>
    public Channel? Thread { get; init; }
}

[Flags]
public enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,

    /// <summary>Seen by the invoking user alone; in answers to interactions only.</summary>
    Ephemeral = 1 << 6,

    SuppressNotifications = 1 << 12,

    /// <summary>The message is made of components alone; cannot be taken back by an edit.</summary>
    IsComponentsV2 = 1 << 15,
}

public sealed record Attachment
{
    public Snowflake Id { get; init; }

    public string Filename { get; init => field = value ?? ""; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public string? Url { get; init; }
}
