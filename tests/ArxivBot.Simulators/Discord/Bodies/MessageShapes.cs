namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>The bodies that make or change messages. https://docs.discord.com/developers/resources/message</summary>
internal static class MessageShapes
{
    public const int LongestContent = 2_000;

    private static readonly UrlShape Link = new(2_048, "http", "https");
    private static readonly UrlShape Picture = new(2_048, "http", "https", "attachment");

    private static readonly ObjectShape Embed = new(
        new("type", new ChoiceShape("rich")),
        new("title", new TextShape(256)),
        new("description", new TextShape(4_096)),
        new("url", Link),
        new("timestamp", new TextShape(64)),
        new("color", new WholeShape(0, 0xFFFFFF)),
        new("footer", new ObjectShape(new("text", new TextShape(2_048, 1), true), new("icon_url", Picture))),
        new("image", new ObjectShape(new Field("url", Picture, true))),
        new("thumbnail", new ObjectShape(new Field("url", Picture, true))),
        new("author", new ObjectShape(new("name", new TextShape(256, 1), true), new("url", Link), new("icon_url", Picture))),
        new("fields", new ListShape(
            new ObjectShape(new("name", new TextShape(256, 1), true), new("value", new TextShape(1_024, 1), true), new("inline", new FlagShape())), 25)));

    private static readonly ObjectShape Mentions = new(
        new("parse", new ListShape(new ChoiceShape("roles", "users", "everyone"), 3)),
        new("roles", new ListShape(new IdShape(), 100)),
        new("users", new ListShape(new IdShape(), 100)),
        new("replied_user", new FlagShape()));

    private static readonly ObjectShape Attachment = new(
        new("id", new IdShape(), true), new("filename", new TextShape(1_024)), new("description", new TextShape(1_024)), new("title", new TextShape(1_024)));

    private static readonly ObjectShape Reference = new(
        new("type", new ChoiceShape([0, 1])),
        new("message_id", new IdShape(), true),
        new("channel_id", new IdShape()),
        new("guild_id", new IdShape()),
        new("fail_if_not_exists", new FlagShape()));

    private static readonly Field[] Common =
    [
        new("content", new TextShape(LongestContent)),
        new("embeds", new ListShape(Embed, 10)),
        new("allowed_mentions", Mentions),
        new("components", new ListShape(ComponentShapes.Any, 40)),
        new("attachments", new ListShape(Attachment, 10)),
        new("flags", new WholeShape(0, int.MaxValue)),
    ];

    public static ObjectShape Create { get; } = new(
    [
        .. Common,
        new("nonce", new NonceShape()),
        new("enforce_nonce", new FlagShape()),
        new("tts", new FlagShape()),
        new("sticker_ids", new ListShape(new IdShape(), 3)),
        new("message_reference", Reference),
    ]);

    // discord.js builds every message alike and sends these along where they have no effect.
    private static readonly Field[] WithoutEffect = [new("tts", new FlagShape()), new("nonce", new NonceShape()), new("enforce_nonce", new FlagShape())];

    public static ObjectShape Edit { get; } = new([.. Common, .. WithoutEffect]);

    public static ObjectShape Interaction { get; } = new([.. Common, .. WithoutEffect]);

    /// <summary>The first message of a forum post: no nonce, no reference.</summary>
    public static ObjectShape InForumPost { get; } = new([.. Common, .. WithoutEffect, new("sticker_ids", new ListShape(new IdShape(), 3))]);

    private static readonly Field[] Thread =
    [
        new("name", new TextShape(100, 1), true),
        new("auto_archive_duration", new ChoiceShape([60, 1440, 4320, 10080])),
        new("rate_limit_per_user", new WholeShape(0, 21_600)),
    ];

    public static ObjectShape ForumPost { get; } = new([.. Thread, new("applied_tags", new ListShape(new IdShape(), 5)), new("message", InForumPost, true)]);

    public static ObjectShape TextThread { get; } = new([.. Thread, new("type", new ChoiceShape([10, 11, 12])), new("invitable", new FlagShape())]);

    public static ObjectShape ThreadOfMessage { get; } = new(Thread);
}
