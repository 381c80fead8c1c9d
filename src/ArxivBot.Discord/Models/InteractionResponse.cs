using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>
/// The first and only direct answer to an interaction
/// (<see href="https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object">Interaction Response</see>).
/// </summary>
public sealed record InteractionResponse
{
    private InteractionResponse(InteractionResponseType type, InteractionResponseData? data = null) => (Type, Data) = (type, data);

    public InteractionResponseType Type { get; }

    public InteractionResponseData? Data { get; }

    public static InteractionResponse Message(MessageCreate message) =>
        new(InteractionResponseType.Message, InteractionResponseData.Of(message));

    /// <summary>Shows that the bot is at work; the message follows as an edit within 15 minutes.</summary>
    public static InteractionResponse Defer(bool ephemeral) =>
        new(InteractionResponseType.DeferredMessage, ephemeral ? new() { Flags = MessageFlags.Ephemeral } : null);

    /// <summary>For a click: nothing is shown; the message may be edited later.</summary>
    public static InteractionResponse DeferUpdate() => new(InteractionResponseType.DeferredUpdate);

    /// <summary>For a click: its message becomes this one.</summary>
    public static InteractionResponse Update(MessageCreate message) =>
        new(InteractionResponseType.Update, InteractionResponseData.Of(message));

    /// <summary>For an autocomplete: at most 25.</summary>
    public static InteractionResponse Suggest(IReadOnlyList<CommandChoice> choices) =>
        new(InteractionResponseType.AutocompleteResult, new() { Choices = choices });

    /// <summary>A form of one to five labels; not in answer to another form.</summary>
    public static InteractionResponse Modal(string customId, string title, IReadOnlyList<Label> fields) =>
        new(InteractionResponseType.Modal, new() { CustomId = customId, Title = title, Components = fields });
}

public enum InteractionResponseType
{
    Pong = 1,
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    Update = 7,
    AutocompleteResult = 8,
    Modal = 9,
}

/// <summary>A message, choices, or a form, by the response's type.</summary>
public sealed record InteractionResponseData
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public string? CustomId { get; init; }

    public string? Title { get; init; }

    [JsonIgnore]
    public IReadOnlyList<MessageFile>? Files { get; init; }

    [JsonInclude]
    internal IReadOnlyList<FileDescription>? Attachments => FileDescription.Of(Files);

    internal static InteractionResponseData Of(MessageCreate message) => new()
    {
        Content = message.Content,
        Embeds = message.Embeds,
        Components = message.Components,
        Flags = message.Flags,
        AllowedMentions = message.AllowedMentions,
        Files = message.Files,
    };
}
