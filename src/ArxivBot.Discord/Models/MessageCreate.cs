using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>
/// A message to send (<see href="https://docs.discord.com/developers/resources/message#create-message">Create Message</see>).
/// It mentions nobody unless told to.
/// </summary>
public sealed record MessageCreate
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    /// <summary>At most 25 characters. With <see cref="EnforceNonce"/> the same nonce a few minutes later posts nothing new.</summary>
    public string? Nonce { get; init; }

    /// <summary>Makes it safe to send the message again within a few minutes. Neither webhooks nor forum posts know it.</summary>
    public bool? EnforceNonce { get; init; }

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    [JsonIgnore]
    public IReadOnlyList<MessageFile>? Files { get; init; }

    [JsonInclude]
    internal IReadOnlyList<FileDescription>? Attachments => FileDescription.Of(Files);
}

/// <summary>What changes of a message: null leaves as is, an empty text or list takes away.</summary>
public sealed record MessageEdit
{
    [JsonConverter(typeof(EmptyIsNullJson))]
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    [JsonIgnore]
    public IReadOnlyList<MessageFile>? Files { get; init; }

    [JsonInclude]
    internal IReadOnlyList<FileDescription>? Attachments => FileDescription.Of(Files);
}

/// <summary>A file that goes with a message; an embed shows it as <c>attachment://name.png</c>.</summary>
/// <param name="Description">Alternative text, at most 1024 characters.</param>
public sealed record MessageFile(string Name, ReadOnlyMemory<byte> Content, string? Description = null);

/// <summary>What the body says of the file in the part <c>files[id]</c>.</summary>
internal sealed record FileDescription(Snowflake Id, string Filename, string? Description)
{
    public static IReadOnlyList<FileDescription>? Of(IReadOnlyList<MessageFile>? files) =>
        files is [_, ..] ? [.. files.Select((file, at) => new FileDescription(new((ulong)at), file.Name, file.Description))] : null;
}
