using System.Text;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Simulators.Telegram.Text;
using ArxivBot.Tests.Documents;
using ArxivBot.Tests.Platforms.Telegram;
using CsCheck;

namespace ArxivBot.Tests.Simulators;

/// <summary>The simulated Telegram reads HTML and MarkdownV2 as Telegram does: Telegram's own library is the judge.</summary>
public class TelegramMarkupTests
{
    private const int Inputs = 100_000;

    private static readonly string[] Pieces =
    [
        "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<code>", "</code>", "<pre>", "</pre>", "<blockquote>", "<blockquote expandable>", "</blockquote>",
        "<a href=\"https://arxiv.org/abs/1\">", "<a href='http://a.b'>", "<a href=x.y>", "</a>", "<B>", "</B>", "<strong>", "</strong>", "<tg-spoiler>", "</tg-spoiler>",
        "<span class=\"tg-spoiler\">", "<span>", "</span>", "<code class=\"language-latex\">", "<p>", "<br>", "<b/>", "<!-- c -->", "</>", "<", ">", "&", "&amp;", "&lt", "&quot;", "&nbsp;",
        "&#128512;", "&#x1F600;", "&#xD83D;", "&#0;", "&#", "x", "word ", "é", "漢", "𝔸", "🤖", "\n", " ", "\"", "'", "=", "/", "<b a>", "<b a=1>", "<b a=\"1\">",
    ];

    private static readonly string[] Leaves = ["x", "a b", "é", "🤖", "&amp;", "&lt;b&gt;", "漢字", "", "\n", "1.5"];

    private static readonly Gen<string> Html = Gen.Frequency(
        (5, Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 14].Select(string.Concat)),
        (3, Nested(4)),
        (1, Hostile.Texts.Where(text => !text.Contains('\0'))));

    private static readonly string[] Marks =
    [
        "*", "*", "_", "_", "__", "~", "||", "`", "```", "[", "](https://arxiv.org/abs/1)", "](http://a.b/c\\)d)", "](x y)", "]", "(", ")", "![", "](ftp://a)", "**", "\n", "\n>", ">", "||\n",
        "\\", "\\.", "\\*", "\\\\", ".", "-", "+", "=", "{", "}", "#", "!", "|", "x", "word ", "é", "漢", "𝔸", "🤖", " ", "\r\n", "latex\n", "&amp;", "<b>",
    ];

    private static readonly string[] AddressPieces =
    [
        "a", "b.c", ".", "..", "é", "漢", "🤖", ":", "80", "0", "99999", "/", "//", "?", "#", "@", "http://", "https://", "HTTP://", "ftp://", "tg://", "tg:", "ton://", "tonsite://", "mailto:", "x", "X",
        "%", "%41", "-", "_", "!", "*", "(", ")", "[", "]", "[::1]", "\"", "|", "\\", "^", "`", "{", " ", "\t", "\u00a0", "\u200b", "+", "=", "&", ";", ",", "'", "~", "$",
    ];

    private static readonly Gen<string> Addresses = Gen.Int[0, AddressPieces.Length - 1].Select(at => AddressPieces[at]).Array[1, 6].Select(string.Concat);

    private static readonly Gen<string> Markdown = Gen.Frequency(
        (5, Gen.Int[0, Marks.Length - 1].Select(at => Marks[at]).Array[0, 14].Select(string.Concat)),
        (3, NestedMarks(4)),
        (1, Hostile.Texts.Where(text => !text.Contains('\0'))));

    [Fact]
    public void It_agrees_with_telegrams_own_parser_of_markdown()
    {
        var telegram = TdLib.OrSkip();

        Markdown.Sample(markdown =>
        {
            var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(markdown));
            Read(text, MarkdownParser.Parse).ShouldBe(Read(telegram.ParseMarkdown(text)), JsonValue.Create(text).ToJsonString());
        }, iter: Inputs, threads: 1);
    }

    [Fact]
    public void It_makes_links_of_the_same_addresses()
    {
        var telegram = TdLib.OrSkip();

        Addresses.Where(IsPlain).Sample(address =>
        {
            var html = $"<a href=\"{address.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)}\">x</a>";
            Read(html, HtmlParser.Parse).ShouldBe(Read(telegram.ParseHtml(html)), address);
        }, iter: Inputs, threads: 1);

        // With a user of an address in numbers Telegram takes what it else does not.
        static bool IsPlain(string address) => address.Count(each => each == '@') < 2 && !(address.Contains('@') && address.Contains('['));
    }

    [Theory]
    [InlineData("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("(x)", "Character '(' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("_a", "Can't find end of Italic entity at byte offset 0")]
    [InlineData("[a](b", "Can't find end of a URL at byte offset 4")]
    public void Its_errors_of_markdown_are_telegrams(string markdown, string error) => Read(markdown, MarkdownParser.Parse).ShouldBe($"error: {error}");

    [Fact]
    public void It_agrees_with_telegrams_own_parser()
    {
        var telegram = TdLib.OrSkip();

        Html.Sample(html =>
        {
            // What is no text does not travel as JSON.
            var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(html));
            Read(text, HtmlParser.Parse).ShouldBe(Read(telegram.ParseHtml(text)), text);
        }, iter: Inputs, threads: 1);
    }

    [Theory]
    [InlineData("a < b", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("x<y", "Unclosed start tag at byte offset 1")]
    [InlineData("<p>x</p>", "Unsupported start tag \"p\" at byte offset 0")]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<a href=https://arxiv.org/abs/2401>t</a>", "Unexpected end of name token at byte offset 8")]
    public void Its_errors_are_telegrams(string html, string error) => Read(html, HtmlParser.Parse).ShouldBe($"error: {error}");

    private static Gen<string> Nested(int depth) => depth == 0
        ? Gen.Int[0, Leaves.Length - 1].Select(at => Leaves[at])
        : Gen.Select(Gen.Int[0, 7], Gen.Int[0, Leaves.Length - 1], Nested(depth - 1)).Select((kind, leaf, inner) => Wrap(kind, Leaves[leaf], inner));

    private static string Wrap(int kind, string text, string inner) => kind switch
    {
        0 => $"{text}<b>{inner}</b>",
        1 => $"<i>{text}{inner}</i>",
        2 => $"<a href=\"https://arxiv.org/abs/{text.Length}\">{inner}</a>{text}",
        3 => $"<blockquote expandable>{inner}</blockquote>",
        4 => $"<u>{inner}</u><s>{text}</s>",
        5 => $"<tg-spoiler>{inner}{text}</tg-spoiler>",
        6 => $"{text}<code>{text}</code>{inner}",
        _ => $"{text}&amp;{inner}",
    };

    private static Gen<string> NestedMarks(int depth) => depth == 0
        ? Gen.Int[0, Leaves.Length - 1].Select(at => Leaves[at])
        : Gen.Select(Gen.Int[0, 6], Gen.Int[0, Leaves.Length - 1], NestedMarks(depth - 1)).Select((kind, leaf, inner) => Mark(kind, Leaves[leaf], inner));

    private static string Mark(int kind, string text, string inner) => kind switch
    {
        0 => $"{text}*{inner}*",
        1 => $"_{text}{inner}_",
        2 => $"[{inner}](https://arxiv.org/abs/1){text}",
        3 => $">{inner}\n{text}",
        4 => $"__{inner}__~{text}~",
        5 => $"||{inner}{text}||",
        _ => $"`{text}`{inner}",
    };

    private static string Read(string markup, Func<string, FormattedText> parse)
    {
        try
        {
            var parsed = parse(markup);
            return Line(parsed.Text, parsed.Entities.Select(e => $"{e.Type} {e.Offset}+{e.Length} {e.Url}"));
        }
        catch (TelegramError error)
        {
            return $"error: {error.Message["Bad Request: can't parse entities: ".Length..]}";
        }
    }

    private static string Read(JsonObject judged) => judged["@type"]!.GetValue<string>() == "error"
        ? $"error: {judged["message"]!.GetValue<string>()["Can't parse entities: ".Length..]}"
        : Line(judged["text"]!.GetValue<string>(), judged["entities"]!.AsArray().Select(e => $"{NameOf(e!["type"]!)} {e["offset"]}+{e["length"]} {e["type"]!["url"]}"));

    private static string Line(string text, IEnumerable<string> entities) => $"{text} [{string.Join(", ", entities.Order(StringComparer.Ordinal))}]";

    private static string NameOf(JsonNode type) => type["@type"]!.GetValue<string>() switch
    {
        "textEntityTypeBold" => "bold",
        "textEntityTypeItalic" => "italic",
        "textEntityTypeUnderline" => "underline",
        "textEntityTypeStrikethrough" => "strikethrough",
        "textEntityTypeSpoiler" => "spoiler",
        "textEntityTypeCode" => "code",
        "textEntityTypePre" or "textEntityTypePreCode" => "pre",
        "textEntityTypeTextUrl" => "text_link",
        "textEntityTypeBlockQuote" => "blockquote",
        "textEntityTypeExpandableBlockQuote" => "expandable_blockquote",
        var other => other,
    };
}
