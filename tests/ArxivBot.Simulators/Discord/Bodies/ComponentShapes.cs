namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>Components of messages by their type. https://docs.discord.com/developers/components/reference</summary>
internal static class ComponentShapes
{
    public const int ActionRow = 1, Button = 2, StringSelect = 3, Section = 9, TextDisplay = 10, Thumbnail = 11, Container = 17;

    private static readonly TextShape CustomId = new(100, 1);
    private static readonly ObjectShape Emoji = new(new("id", new IdShape()), new("name", new TextShape(32)), new("animated", new FlagShape()));
    private static readonly ObjectShape Media = new(new Field("url", new UrlShape(2_048, "http", "https", "attachment"), true));

    private static readonly ObjectShape Option = new(
        new("label", new TextShape(100, 1), true),
        new("value", new TextShape(100, 1), true),
        new("description", new TextShape(100)),
        new("emoji", Emoji),
        new("default", new FlagShape()));

    private static readonly Field[] Select =
    [
        new("custom_id", CustomId, true),
        new("placeholder", new TextShape(150)),
        new("min_values", new WholeShape(0, 25)),
        new("max_values", new WholeShape(1, 25)),
        new("disabled", new FlagShape()),
        new("required", new FlagShape()),
    ];

    private static readonly ObjectShape ChosenByDefault = new(new("id", new IdShape(), true), new("type", new ChoiceShape("user", "role", "channel"), true));

    private static readonly Dictionary<int, Shape> ByType = new()
    {
        [ActionRow] = Of(new Field("components", new ListShape(new UnionShape(type => type is >= Button and <= 8 and not 4 ? At(type) : null, "2, 3, 5, 6, 7, 8"), 5, 1), true)),
        [Button] = Of(
            new Field("style", new WholeShape(1, 6), true),
            new Field("label", new TextShape(80)),
            new Field("custom_id", CustomId),
            new Field("url", new UrlShape(512, "http", "https", "discord")),
            new Field("emoji", Emoji),
            new Field("disabled", new FlagShape()),
            new Field("sku_id", new IdShape())),
        [StringSelect] = Of([.. Select, new("options", new ListShape(Option, 25, 1), true)]),
        [Section] = Of(
            new Field("components", new ListShape(Only(TextDisplay), 3, 1), true),
            new Field("accessory", new UnionShape(type => type is Button or Thumbnail ? At(type) : null, "2, 11"), true)),
        [TextDisplay] = Of(new Field("content", new TextShape(4_000, 1), true)),
        [Thumbnail] = Of(new Field("media", Media, true), new Field("description", new TextShape(1_024)), new Field("spoiler", new FlagShape())),
        [12] = Of(new Field("items", new ListShape(
            new ObjectShape(new("media", Media, true), new("description", new TextShape(1_024)), new("spoiler", new FlagShape())), 10, 1), true)),
        [13] = Of(new Field("file", new ObjectShape(new Field("url", new UrlShape(2_048, "attachment"), true)), true), new Field("spoiler", new FlagShape())),
        [14] = Of(new Field("divider", new FlagShape()), new Field("spacing", new ChoiceShape([1, 2]))),
        [Container] = Of(
            new Field("components", new ListShape(new UnionShape(type => type is ActionRow or Section or TextDisplay or 12 or 13 or 14 ? At(type) : null, "1, 9, 10, 12, 13, 14"), 40, 1), true),
            new Field("accent_color", new WholeShape(0, 0xFFFFFF)),
            new Field("spoiler", new FlagShape())),
    };

    static ComponentShapes()
    {
        foreach (var type in (int[])[5, 6, 7])
            ByType[type] = Of([.. Select, new("default_values", new ListShape(ChosenByDefault, 25))]);
        ByType[8] = Of([.. Select, new("default_values", new ListShape(ChosenByDefault, 25)), new("channel_types", new ListShape(new WholeShape(0, 16), 20))]);
    }

    /// <summary>What can stand at the top of a message; which of them do without the flag of version 2 is <see cref="ComponentRules"/>'s.</summary>
    public static Shape Any { get; } =
        new UnionShape(type => type is ActionRow or Section or TextDisplay or 12 or 13 or 14 or Container ? At(type) : null, "1, 9, 10, 12, 13, 14, 17");

    private static Shape? At(int type) => ByType.GetValueOrDefault(type);

    private static UnionShape Only(int type) => new(given => given == type ? At(type) : null, $"{type}");

    private static ObjectShape Of(params Field[] fields) => new([new("type", new WholeShape(1, 30), true), new("id", new WholeShape(0, int.MaxValue)), .. fields]);
}
