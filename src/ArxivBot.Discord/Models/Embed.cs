namespace ArxivBot.Discord;

/// <summary>
/// A card in a message (<see href="https://docs.discord.com/developers/resources/message#embed-object">Embed</see>).
/// Of several with one <see cref="Url"/> only the first is shown. Limits: <see cref="DiscordLimits"/>.
/// </summary>
public sealed record Embed
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>0 to 0xFFFFFF.</summary>
    public int? Color { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public EmbedAuthor? Author { get; init; }

    public IReadOnlyList<EmbedField>? Fields { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedImage? Image { get; init; }

    public EmbedImage? Thumbnail { get; init; }
}

public sealed record EmbedAuthor(string Name, string? Url = null, string? IconUrl = null);

public sealed record EmbedField(string Name, string Value, bool? Inline = null);

public sealed record EmbedFooter(string Text, string? IconUrl = null);

/// <param name="Url">An https address or <c>attachment://name</c>.</param>
public sealed record EmbedImage(string Url);
