namespace ArxivBot.Discord;

/// <summary>
/// A slash command (<see href="https://docs.discord.com/developers/interactions/application-commands">Application Commands</see>).
/// </summary>
/// <param name="Name">Lower case, 1 to 32 letters, digits, - or _.</param>
/// <param name="Description">1 to 100 characters.</param>
public sealed record ApplicationCommand(string Name, string Description)
{
    /// <summary>Given by Discord.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>1 a slash command, 2 of a user's menu, 3 of a message's menu.</summary>
    public int? Type { get; init; }

    /// <summary>By Discord locale, as <c>de</c> or <c>en-US</c>.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>Who may use it until a guild's admins say otherwise; <see cref="Permissions.None"/> is admins only, absent is all.</summary>
    public Permissions? DefaultMemberPermissions { get; init; }

    public IReadOnlyList<InteractionContext>? Contexts { get; init; }

    public IReadOnlyList<IntegrationType>? IntegrationTypes { get; init; }
}

public enum InteractionContext
{
    Guild = 0,
    BotDirectMessage = 1,
    PrivateChannel = 2,
}

public enum IntegrationType
{
    GuildInstall = 0,
    UserInstall = 1,
}

/// <summary>A parameter, or a subcommand with parameters of its own. Required ones come first.</summary>
public sealed record CommandOption(CommandOptionType Type, string Name, string Description)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool? Required { get; init; }

    /// <summary>At most 25, and not with <see cref="Autocomplete"/>.</summary>
    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>The bot offers choices while the user types.</summary>
    public bool? Autocomplete { get; init; }
}

public enum CommandOptionType
{
    Subcommand = 1,
    SubcommandGroup = 2,
    Text = 3,
    Whole = 4,
    Flag = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
    Attachment = 11,
}

/// <summary>What a user may pick. The value is sent back as it is; at most 100 characters each.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CommandChoiceJson))]
public sealed record CommandChoice
{
    public CommandChoice(string name, string value) => (Name, Value) = (name, value);

    public CommandChoice(string name, long value) => (Name, Value) = (name, value);

    public CommandChoice(string name, double value) => (Name, Value) = (name, value);

    public string Name { get; }

    /// <summary>A <see cref="string"/>, <see cref="long"/> or <see cref="double"/>, by the option's type.</summary>
    public object Value { get; }
}
