namespace ArxivBot.Discord;

/// <summary>
/// The lengths that Discord takes, in characters. <c>string.Length</c> never counts less than Discord does
/// (<see href="https://docs.discord.com/developers/resources/message#embed-object-embed-limits">Embed Limits</see>).
/// </summary>
public static class DiscordLimits
{
    public const int Content = 2000;
    public const int Embeds = 10;
    public const int EmbedTitle = 256;
    public const int EmbedDescription = 4096;
    public const int EmbedFields = 25;
    public const int EmbedFieldName = 256;
    public const int EmbedFieldValue = 1024;
    public const int EmbedFooter = 2048;
    public const int EmbedAuthor = 256;
    public const int EmbedUrl = 2048;

    /// <summary>Titles, descriptions, fields, footers and authors of all embeds of one message together.</summary>
    public const int EmbedsTogether = 6000;

    public const int Nonce = 25;
    public const int Files = 10;
    public const int FileBytes = 10 * 1024 * 1024;
    public const int ActionRows = 5;
    public const int ButtonsInRow = 5;
    public const int ButtonLabel = 80;
    public const int CustomId = 100;
    public const int SelectOptions = 25;
    public const int SelectOptionText = 100;

    /// <summary>Nested ones included; messages of components only.</summary>
    public const int Components = 40;

    /// <summary>All text displays of one message together.</summary>
    public const int ComponentsText = 4000;

    public const int ThreadName = 100;
    public const int ForumTags = 5;
    public const int Commands = 100;
    public const int CommandName = 32;
    public const int CommandDescription = 100;
    public const int CommandOptions = 25;
    public const int Choices = 25;
    public const int ChoiceText = 100;

    /// <summary>Names, descriptions and values of one command, its options and choices together.</summary>
    public const int CommandTogether = 8000;

    public const int ModalTitle = 45;
}
