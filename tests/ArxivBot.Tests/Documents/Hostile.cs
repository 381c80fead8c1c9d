using CsCheck;

namespace ArxivBot.Tests.Documents;

/// <summary>Text as a stranger would write it who knows Markdown, HTML, TeX and terminals.</summary>
internal static class Hostile
{
    private static readonly string[] Fragments =
    [
        "a", "B", "word", " ", "  ", "\n", "\n\n", "\r\n", "\t", "[", "]", "(", ")", "](", "][", "]:", "![", "<", ">", "</", "<b>",
        "<script>", "<!--", "-->", "</details>", "<https://evil.example>", "`", "``", "```", "~~~", "*", "**", "_", "__",
        "~", "~~", "|", "|-|", "#", "# ", "\n# ", "\n---\n", "\n===\n", "- ", "+ ", "1. ", "1) ", "> ", "\\", "\\\\", "$", "$$",
        "$x_1$", "$a<b$", "$[0,1)$", "$[a](b)$", @"$\sqrt[3]{x}$", "$A^*$", @"$\mathbf{A}_i$", @"$\operatorname*{argmin}$",
        "$x`y$", "$~$", "&", "&lt;", "&#35;", "&amp;", "A & B", "@torvalds", "me@evil.example", "https://evil.example", "www.evil.example",
        "HTTP://evil.example", "mailto:me@evil.example", "ftp://evil.example", "{", "}", "^", ":", "!", "'", "\"", ".", "é", "漢字",
        "🤖", "👩‍🔬", "e\u0301", "\e[31m", "\e]8;;x\a", "\a", "\b", "\u009B2J", "\u202E", "\u2066", "\u2069", "\u200B", "\u2060",
        "\uFEFF", "\uD83D", "\0", "[red]", "[/]", "[[", "{0}", "\u2028", "\u0085",
        "averyveryveryveryveryveryveryveryverylongword",
    ];

    public static Gen<string> Texts { get; } = Gen.Frequency(
        (4, Gen.Int[0, Fragments.Length - 1].Select(at => Fragments[at]).Array[0, 16].Select(string.Concat)),
        (1, Gen.String[0, 60]));
}
