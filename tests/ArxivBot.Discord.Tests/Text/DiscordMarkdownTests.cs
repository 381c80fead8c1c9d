using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace ArxivBot.Discord.Tests.Text;

public sealed partial class DiscordMarkdownTests
{
    private static readonly string[] Pieces =
    [
        "@everyone", "@here", "<@1>", "<@&2>", "<#3>", "</run:4>", "<t:5:R>", "<:x:6>", "<a:x:7>", "<id:home>", "**b**", "__u__", "~~s~~",
        "||hide||", "`code`", "```", "[x](http://e.org)", "<http://e.org>", "https://e.org/a_b", "\n# ", "\n-# ", "\n> ", "\n>>> ", "\n- ",
        "\n 1. ", "\n12) ", "\\", "$x_{ij}^*$", "\u202E", "\u200B", "\uD800", "\0", "\r\n", "𝒪(n log n)", "汉字",
    ];

    private static readonly Gen<string> Hostile =
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at])).Array[0, 12].Select(string.Concat);

    [Fact]
    public void No_markdown_survives() =>
        Hostile.Sample(text => Unescaped().IsMatch(DiscordMarkdown.Escape(text)).ShouldBeFalse(DiscordMarkdown.Escape(text)));

    [Fact]
    public void No_mention_survives() =>
        Hostile.Sample(text => Mention().IsMatch(DiscordMarkdown.Escape(text)).ShouldBeFalse(DiscordMarkdown.Escape(text)));

    [Fact]
    public void What_is_shown_is_the_text_without_what_hides_or_turns_characters() =>
        Hostile.Sample(text => Shown(DiscordMarkdown.Escape(text)).ShouldBe(Visible(text)));

    [Theory]
    [InlineData("Attention_is *all* you need", @"Attention\_is \*all\* you need")]
    [InlineData("large-scale, 3 > 2 and p < 0.05", @"large-scale, 3 > 2 and p \< 0.05")]
    [InlineData("# 1. A\n2. B\n- C", "\\# 1. A\n2\\. B\n\\- C")]
    [InlineData("hey @everyone, <@12>", "hey @\u200Beveryone, \\<\u200B@12>")]
    [InlineData("code: https://github.com/a_b", @"code: https\://github.com/a\_b")]
    [InlineData("$O(n^2)$ [v2]", @"$O(n^2)$ \[v2\]")]
    public void Ordinary_text_stays_legible(string text, string escaped) => DiscordMarkdown.Escape(text).ShouldBe(escaped);

    [Fact]
    public void A_time_is_written_for_each_readers_zone() =>
        DiscordMarkdown.TimestampOf(DateTimeOffset.FromUnixTimeSeconds(1_772_442_000), 'R').ShouldBe("<t:1772442000:R>");

    // A backslash takes the next character's meaning, so pairs are passed over.
    [GeneratedRegex(@"(?<!\\)(?:\\\\)*(?:[*_~`|\[\]<]|://)|^ *(?:[#>+-]|\d+[.)])", RegexOptions.Multiline)]
    private static partial Regex Unescaped();

    [GeneratedRegex(@"@(?:everyone|here)|<(?:[@#:/]|a:|t:|id:)|https?://")]
    private static partial Regex Mention();

    private static string Shown(string escaped) =>
        EscapedCharacter().Replace(escaped, "$1").Replace("\u200B", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\\([\\*_~`|\[\]<#>+\-.):])")]
    private static partial Regex EscapedCharacter();

    private static string Visible(string text) => string.Concat(
        text.EnumerateRunes().Select(rune => Rune.GetUnicodeCategory(rune) switch
        {
            System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator => "\n",
            System.Globalization.UnicodeCategory.SpaceSeparator => " ",
            System.Globalization.UnicodeCategory.Control => rune.Value switch { '\n' => "\n", '\t' => " ", _ => "" },
            System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse => "",
            _ => rune.ToString(),
        }));
}
