using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>
/// A part of a message or modal; a kind that has no record here is read as this one
/// (<see href="https://docs.discord.com/developers/components/reference">Component Reference</see>).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(ActionRow), 1)]
[JsonDerivedType(typeof(Button), 2)]
[JsonDerivedType(typeof(StringSelect), 3)]
[JsonDerivedType(typeof(TextInput), 4)]
[JsonDerivedType(typeof(Section), 9)]
[JsonDerivedType(typeof(TextDisplay), 10)]
[JsonDerivedType(typeof(Thumbnail), 11)]
[JsonDerivedType(typeof(Separator), 14)]
[JsonDerivedType(typeof(Container), 17)]
[JsonDerivedType(typeof(Label), 18)]
public record Component
{
    /// <summary>Counted by Discord when absent.</summary>
    public int? Id { get; init; }
}

/// <summary>Up to five buttons or one select.</summary>
public sealed record ActionRow(IReadOnlyList<Component> Components) : Component;

/// <summary>Styles 1 to 4 need a <see cref="CustomId"/>; a link needs a <see cref="Url"/> and tells the bot nothing.</summary>
public sealed record Button : Component
{
    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    public string? Label { get; init; }

    public Emoji? Emoji { get; init; }

    /// <summary>Comes back with the click; all that a restart leaves of its state. 1 to 100 characters.</summary>
    public string? CustomId { get; init; }

    public string? Url { get; init; }

    public bool? Disabled { get; init; }
}

public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
}

/// <summary>A Unicode emoji by its <see cref="Name"/>, or a guild's own by its <see cref="Id"/>.</summary>
public sealed record Emoji
{
    public Snowflake? Id { get; init; }

    public string? Name { get; init; }
}

/// <summary>A list to choose from.</summary>
public sealed record StringSelect(string CustomId, IReadOnlyList<SelectOption> Options) : Component
{
    public string? Placeholder { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>What was chosen, in a submitted modal.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

public sealed record SelectOption(string Label, string Value)
{
    public string? Description { get; init; }

    public Emoji? Emoji { get; init; }

    public bool? Default { get; init; }
}
