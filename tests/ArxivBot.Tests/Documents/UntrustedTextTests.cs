using System.Text;
using ArxivBot.Documents;
using CsCheck;

namespace ArxivBot.Tests.Documents;

public class UntrustedTextTests
{
    [Theory]
    [InlineData("\e[31mRed\e[0m", "[31mRed[0m")]
    [InlineData("a\r\n b\t\u00A0c\u2028d ", "a b c d")]
    [InlineData("\u202Etxt.exe\u202C \u2066x\u2069", "txt.exe x")]
    [InlineData("in\u200Bvisible\uFEFF \u00ADhyphen", "invisible hyphen")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("pass\u200Cword", "password")]
    [InlineData("e\u0301 漢字 🤖", "e\u0301 漢字 🤖")]
    public void One_line_keeps_what_can_be_seen_and_nothing_else(string text, string clean) =>
        UntrustedText.OneLine(text).ShouldBe(clean);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => UntrustedText.OneLine("half \uD83D pair").ShouldBe("half \uFFFD pair");

    [Fact]
    public void Marks_are_not_stacked_without_end() =>
        UntrustedText.OneLine("a" + new string('\u0301', 50) + "b").ShouldBe("a\u0301\u0301\u0301\u0301b");

    [Fact]
    public void Paragraphs_are_kept_apart() =>
        UntrustedText.Lines("First\r\n  paragraph.\n\n\u200B\nSecond.").ShouldBe(["First", "paragraph.", "Second."]);

    [Fact]
    public void Laid_out_text_keeps_its_indentation() =>
        UntrustedText.Laid("- a\r\n\t- b\e").ShouldBe("- a\n    - b");

    [Fact]
    public void Text_is_never_cut_inside_a_surrogate_pair()
    {
        UntrustedText.Cut("ab🤖", 3).ShouldBe("ab");
        UntrustedText.Cut("ab🤖", 4).ShouldBe("ab🤖");
        UntrustedText.Cut("ab", 0).ShouldBe("");
        UntrustedText.Cut("ab", -1).ShouldBe("");
    }

    [Fact]
    public void Cleaning_is_final_and_leaves_no_control_character() =>
        Hostile.Texts.Sample(text =>
        {
            var clean = UntrustedText.OneLine(text);
            UntrustedText.OneLine(clean).ShouldBe(clean);
            clean.Any(char.IsControl).ShouldBeFalse();
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(clean).ShouldBeGreaterThanOrEqualTo(clean.Length);
        });
}
