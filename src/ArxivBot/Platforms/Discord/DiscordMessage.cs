using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivBot.Discord;
using ArxivBot.Documents;
using Attachment = ArxivBot.Documents.Attachment;

namespace ArxivBot.Platforms.Discord;

/// <summary>One message as it waits in the outbox.</summary>
internal sealed record DiscordMessage
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<DiscordButton>> Rows { get; init; } = [];

    public IReadOnlyList<Attachment> Files { get; init; } = [];

    public MessagePlace Place { get; init; }

    /// <summary>Of the thread or post that it begins.</summary>
    public string? Name { get; init; }

    /// <summary>Of the post that it begins: what a forum's tags may be called.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether there is nothing in it that Discord could object to but the words themselves.</summary>
    [JsonIgnore]
    public bool IsPlain => Embeds.Count == 0 && Rows.Count == 0;

    [JsonIgnore]
    public bool IsEmpty => Content is null && Embeds.Count == 0 && Rows.Count == 0 && Files.Count == 0;

    public static DiscordMessage Read(string payload) => JsonSerializer.Deserialize(payload, DiscordMessageJson.Default.DiscordMessage)!;

    public string Write() => JsonSerializer.Serialize(this, DiscordMessageJson.Default.DiscordMessage);

    public MessageCreate ToCreate() => new()
    {
        Content = Content,
        Embeds = Embeds.Count > 0 ? Embeds : null,
        Components = Rows.Count > 0 ? Components() : null,
        Files = Files.Count > 0 ? Attached() : null,
    };

    /// <summary>Takes the place of all that the message held before.</summary>
    public MessageEdit ToEdit() => new()
    {
        Content = Content ?? "",
        Embeds = Embeds,
        Components = Components(),
        Files = Files.Count > 0 ? Attached() : null,
    };

    /// <summary>The same as text, for when Discord does not take its cards or buttons.</summary>
    public DiscordMessage ToPlain()
    {
        List<string> lines = Content is null ? [] : [Content];
        foreach (var embed in Embeds)
        {
            lines.AddRange(embed.Title is { } title ? [$"**{title}**", .. embed.Url is { } url ? [$"<{url}>"] : Array.Empty<string>()] : []);
            lines.AddRange(embed.Description is { } description ? [description] : []);
        }

        var text = string.Join('\n', lines);
        return this with { Content = text.Length <= DiscordLimits.Content ? text : $"{UntrustedText.Cut(text, DiscordLimits.Content - 1)}…", Embeds = [], Rows = [] };
    }

    private IReadOnlyList<Component> Components() => [.. Rows.Select(row => new ActionRow([.. row.Select(button => button.ToComponent())]))];

    private IReadOnlyList<MessageFile> Attached() => [.. Files.Select(file => new MessageFile(file.Name, Encoding.UTF8.GetBytes(file.Content)))];
}

/// <summary>Where a message goes.</summary>
internal enum MessagePlace
{
    Chat,

    /// <summary>No message: a thread below the digest's first one.</summary>
    NewThread,

    /// <summary>Into the thread or post that the digest has begun.</summary>
    Thread,

    /// <summary>Begins a post in the chat's forum.</summary>
    NewPost,
}

/// <summary>A button that brings a command back: all that is left of it after a restart.</summary>
internal sealed record DiscordButton(string Label, string CustomId)
{
    private const string Version = "1.";

    /// <param name="place">Among the message's buttons: Discord takes no id twice.</param>
    public static DiscordButton Of(string label, string command, int place) => new(label, $"{Version}{place}:{command}");

    /// <returns>Null for a button of another version of the bot.</returns>
    public static string? CommandOf(string? customId) =>
        customId is not null && customId.StartsWith(Version, StringComparison.Ordinal) && customId.IndexOf(':') is > 0 and var colon
            ? customId[(colon + 1)..]
            : null;

    public Component ToComponent() => new ArxivBot.Discord.Button { Label = Label, CustomId = CustomId };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscordMessage))]
internal sealed partial class DiscordMessageJson : JsonSerializerContext;
