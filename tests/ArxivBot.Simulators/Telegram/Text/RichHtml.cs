using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ArxivBot.Simulators.Telegram.Text;

/// <summary>
/// The part of rich messages' HTML that the bot writes: https://core.telegram.org/bots/api#rich-message-formatting-options. Nothing
/// independent can judge it, so it is stricter than Telegram may be: well-formed, no tag and no attribute beyond these.
/// </summary>
internal static partial class RichHtml
{
    private const int LongestText = 32768, MostBlocks = 500;

    private static readonly Dictionary<string, string> Inline = new()
    {
        ["b"] = "bold",
        ["strong"] = "bold",
        ["i"] = "italic",
        ["em"] = "italic",
        ["u"] = "underline",
        ["s"] = "strikethrough",
        ["code"] = "code",
    };

    /// <returns>The blocks as Telegram tells them, and the text as a person reads it.</returns>
    public static (JsonArray Blocks, string Text) Parse(string html)
    {
        XElement root;
        try
        {
            root = XElement.Parse($"<rich>{Expandable().Replace(html, "<blockquote expandable=\"\">")}</rich>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException exception)
        {
            throw TelegramError.BadRequest($"can't parse rich message: {exception.Message}");
        }

        var blocks = new JsonArray([.. root.Nodes().Select(Block)]);
        if (blocks.Count is 0 or > MostBlocks)
            throw TelegramError.BadRequest(blocks.Count == 0 ? "rich message is empty" : "rich message has too many blocks");
        return root.Value.Length > LongestText
            ? throw TelegramError.BadRequest("rich message is too long")
            : (blocks, string.Join('\n', root.Elements().Select(element => element.Value)));
    }

    private static JsonNode Block(XNode node) => node switch
    {
        XElement { Name.LocalName: "p" } paragraph => new JsonObject { ["type"] = "paragraph", ["text"] = Texts(paragraph) },
        XElement { Name.LocalName: "pre" } code => new JsonObject { ["type"] = "pre", ["text"] = Texts(code) },
        XElement { Name.LocalName: "blockquote" } quote => new JsonObject
        {
            ["type"] = "blockquote",
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "paragraph", ["text"] = Texts(quote) }),
        },
        _ => throw TelegramError.BadRequest($"the simulator does not know this block of a rich message: {node}"),
    };

    private static JsonArray Texts(XElement element) => new([.. element.Nodes().Select(Text)]);

    private static JsonNode Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "tg-math", HasElements: false } formula => new JsonObject { ["type"] = "mathematical_expression", ["expression"] = formula.Value },
        XElement { Name.LocalName: "a" } link when link.Attribute("href") is { } address => new JsonObject { ["type"] = "url", ["text"] = Texts(link), ["url"] = address.Value },
        XElement element when Inline.TryGetValue(element.Name.LocalName, out var type) && !element.HasAttributes => new JsonObject { ["type"] = type, ["text"] = Texts(element) },
        _ => throw TelegramError.BadRequest($"the simulator does not know this in a rich message: {node}"),
    };

    [GeneratedRegex("<blockquote expandable>")]
    private static partial Regex Expandable();
}
