using System.Text.Json;

namespace ArxivBot.Discord;

/// <summary>
/// Somebody used a command, clicked a button, typed in an option or submitted a modal; the first answer is due within
/// 3 seconds, the token lives 15 minutes
/// (<see href="https://docs.discord.com/developers/interactions/receiving-and-responding">Receiving and Responding</see>).
/// </summary>
public sealed record Interaction
{
    public Snowflake Id { get; init; }

    public Snowflake ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    public InteractionData? Data { get; init; }

    /// <summary>Absent in a DM.</summary>
    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    /// <summary>Partial.</summary>
    public Channel? Channel { get; init; }

    /// <summary>In a guild.</summary>
    public Member? Member { get; init; }

    /// <summary>In a DM.</summary>
    public User? User { get; init; }

    /// <summary>Whoever has it can answer: never to be logged.</summary>
    public string Token { get; init => field = value ?? ""; } = "";

    /// <summary>The message of a clicked button.</summary>
    public Message? Message { get; init; }

    /// <summary>What the bot may do in this place.</summary>
    public Permissions? AppPermissions { get; init; }

    /// <summary>The user's language.</summary>
    public string? Locale { get; init; }

    public string? GuildLocale { get; init; }

    public InteractionContext? Context { get; init; }

    /// <summary>Bytes that an attached file of an answer may have.</summary>
    public int? AttachmentSizeLimit { get; init; }

    /// <summary>Who did it, in guild and DM alike.</summary>
    public User? Invoker => Member?.User ?? User;

    /// <summary>Without the token.</summary>
    public override string ToString() => $"{Type} {Id} {Data?.Name ?? Data?.CustomId}";
}

public enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>What was used, and with what.</summary>
public sealed record InteractionData
{
    /// <summary>The command's id.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The command's name.</summary>
    public string? Name { get; init; }

    public IReadOnlyList<InteractionOption> Options { get; init => field = value ?? []; } = [];

    public InteractionResolved? Resolved { get; init; }

    /// <summary>The button's, select's or modal's.</summary>
    public string? CustomId { get; init; }

    /// <summary>What was chosen in a select.</summary>
    public IReadOnlyList<string> Values { get; init => field = value ?? []; } = [];

    /// <summary>A submitted modal's fields.</summary>
    public IReadOnlyList<Component> Components { get; init => field = value ?? []; } = [];
}

/// <summary>A parameter's value as the user gave it. Discord's client checks it, Discord does not.</summary>
public sealed record InteractionOption
{
    public string Name { get; init => field = value ?? ""; } = "";

    public CommandOptionType Type { get; init; }

    /// <summary>Text, number or flag; ids are text.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Of a subcommand.</summary>
    public IReadOnlyList<InteractionOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>The option that is being typed, in an autocomplete.</summary>
    public bool Focused { get; init; }

    /// <summary>The value as text, whatever its type; null if there is none.</summary>
    public string? Text => Value?.ToString();

    /// <summary>The value as an id of a user, role or channel.</summary>
    public Snowflake? Reference => Snowflake.TryParse(Text, out var id) ? id : null;
}

/// <summary>The objects behind the ids in the options.</summary>
public sealed record InteractionResolved
{
    public IReadOnlyDictionary<Snowflake, User> Users { get; init => field = value ?? new Dictionary<Snowflake, User>(); } = new Dictionary<Snowflake, User>();

    public IReadOnlyDictionary<Snowflake, Role> Roles { get; init => field = value ?? new Dictionary<Snowflake, Role>(); } = new Dictionary<Snowflake, Role>();

    /// <summary>Files that were uploaded with the command.</summary>
    public IReadOnlyDictionary<Snowflake, Attachment> Attachments { get; init => field = value ?? new Dictionary<Snowflake, Attachment>(); } = new Dictionary<Snowflake, Attachment>();

    /// <summary>Partial, with the user's and the bot's permissions there.</summary>
    public IReadOnlyDictionary<Snowflake, Channel> Channels { get; init => field = value ?? new Dictionary<Snowflake, Channel>(); } = new Dictionary<Snowflake, Channel>();
}
