using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>Application commands. https://docs.discord.com/developers/interactions/application-commands</summary>
internal static partial class CommandShapes
{
    public const int SubCommand = 1, SubCommandGroup = 2, Text = 3, Whole = 4, ChannelOption = 7, Number = 10, AttachmentOption = 11;

    public static IReadOnlySet<string> Locales { get; } = new HashSet<string>(
        "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".Split(' '));

    private static readonly TextShape Name = new(32, 1, NamePattern());
    private static readonly TextShape Description = new(100, 1);

    private static readonly Field[] Named =
    [
        new("name_localizations", new LocalizedShape(Name)), new("description_localizations", new LocalizedShape(Description)),
    ];

    private static readonly Field[] OfOption =
    [
        new("type", new WholeShape(1, 11), true), new("name", Name, true), new("description", Description, true), new("required", new FlagShape()), .. Named,
    ];

    private static readonly ObjectShape Choice = new(
        new("name", new TextShape(100, 1), true), new("name_localizations", new LocalizedShape(new TextShape(100, 1))), new("value", new AnyShape(), true));

    private static readonly Field[] Chosen = [new("choices", new ListShape(Choice, 25)), new("autocomplete", new FlagShape())];

    public static Shape Option { get; } = new UnionShape(OfType, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");

    public static ObjectShape Command { get; } = new(
    [
        new("id", new IdShape()),
        new("type", new ChoiceShape([1, 2, 3])),
        new("name", new TextShape(32, 1), true),
        new("description", new TextShape(100)),
        .. Named,
        new("options", new ListShape(Option, 25)),
        new("default_member_permissions", new IdShape()),
        new("dm_permission", new FlagShape()),
        new("nsfw", new FlagShape()),
        new("contexts", new ListShape(new ChoiceShape([0, 1, 2]), 3)),
        new("integration_types", new ListShape(new ChoiceShape([0, 1]), 2)),
    ]);

    public static ObjectShape Completion { get; } = new(new Field("choices", new ListShape(Choice, 25), true));

    public static bool IsName(string name) => NamePattern().IsMatch(name);

    private static ObjectShape? OfType(int type) => type switch
    {
        SubCommand or SubCommandGroup => new([.. OfOption, new("options", new ListShape(Option, 25))]),
        Text => new([.. OfOption, .. Chosen, new("min_length", new WholeShape(0, 6_000)), new("max_length", new WholeShape(1, 6_000))]),
        Whole or Number => new([.. OfOption, .. Chosen, new("min_value", new NumberShape()), new("max_value", new NumberShape())]),
        ChannelOption => new([.. OfOption, new("channel_types", new ListShape(new WholeShape(0, 16), 20))]),
        > ChannelOption and <= 11 or 5 or 6 => new(OfOption),
        _ => null,
    };

    // .NET has no \p{sc=..}: the blocks of the two scripts stand for them.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
