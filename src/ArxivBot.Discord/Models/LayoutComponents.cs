namespace ArxivBot.Discord;

/// <summary>Markdown text, in messages with <see cref="MessageFlags.IsComponentsV2"/>.</summary>
public sealed record TextDisplay(string Content) : Component;

/// <summary>One to three texts beside a button or thumbnail.</summary>
public sealed record Section(IReadOnlyList<Component> Components, Component Accessory) : Component;

/// <summary>A small picture beside a section.</summary>
public sealed record Thumbnail(Media Media) : Component
{
    public string? Description { get; init; }

    public bool? Spoiler { get; init; }
}

/// <param name="Url">An https address or <c>attachment://name</c>.</param>
public sealed record Media(string Url);

/// <summary>A frame with an optional colour around other components.</summary>
public sealed record Container(IReadOnlyList<Component> Components) : Component
{
    /// <summary>0 to 0xFFFFFF.</summary>
    public int? AccentColor { get; init; }

    public bool? Spoiler { get; init; }
}

/// <summary>A gap, with a line unless <see cref="Divider"/> is false.</summary>
public sealed record Separator : Component
{
    public bool? Divider { get; init; }

    /// <summary>1 small, 2 large.</summary>
    public int? Spacing { get; init; }
}

/// <summary>The title of a modal's field. 45 characters.</summary>
public sealed record Label : Component
{
    /// <summary>Absent in a submitted modal.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("label")]
    public string? Text { get; init; }

    public string? Description { get; init; }

    public Component? Component { get; init; }
}

/// <summary>A modal's field for text.</summary>
public sealed record TextInput(string CustomId) : Component
{
    /// <summary>1 a line, 2 a paragraph.</summary>
    public int? Style { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    /// <summary>What stands in it at first, and in a submitted modal what was written.</summary>
    public string? Value { get; init; }

    public string? Placeholder { get; init; }
}
