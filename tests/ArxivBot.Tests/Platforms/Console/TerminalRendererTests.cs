using System.Globalization;
using System.Text;
using ArxivBot.Documents;
using ArxivBot.Platforms.Console;
using ArxivBot.Tests.Documents;
using ArxivBot.Tests.Recorded;
using CsCheck;
using Spectre.Console;
using Paragraph = ArxivBot.Documents.Paragraph;

namespace ArxivBot.Tests.Platforms.Console;

public class TerminalRendererTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public void A_digest_without_colour_is_rendered_whole(int width) =>
        Recording.ShouldBe(Render(Cards.TerminalDigest, width), string.Create(CultureInfo.InvariantCulture, $"Console/digest-{width}.txt"));

    [Fact]
    public void Where_the_output_knows_no_Unicode_the_digest_is_ASCII()
    {
        var rendered = Render(Cards.TerminalDigest, 60, unicode: false);
        rendered.All(char.IsAscii).ShouldBeTrue();
        Recording.ShouldBe(rendered, "Console/digest-60-ascii.txt");
    }

    [Fact]
    public void TeX_is_read_for_the_reader_where_the_output_can_show_it()
    {
        var card = new Document([Cards.Maths]);
        Render(card, 100).ShouldContain(Tex.ToUnicode(@"Jo\~ao M. Coelho"));
        Render(card, 100, unicode: false).ShouldContain(@"Jo\~ao M. Coelho");
    }

    [Fact]
    public void A_wide_terminal_does_not_make_long_lines() =>
        Render(Cards.TerminalDigest, 200).ShouldBe(Render(Cards.TerminalDigest, 100));

    [Fact]
    public void A_terminal_gets_links_instead_of_addresses()
    {
        var rendered = Render(new([Cards.Chopper]), 80, ansi: true);
        rendered.ShouldContain(";https://arxiv.org/abs/2512.08242\e\\");
        TextOf(rendered).ShouldNotContain("https://");
        TextOf(rendered).ShouldContain("2512.08242v1");
    }

    [Fact]
    public void Without_colour_the_words_are_the_same()
    {
        var rendered = Render(Cards.TerminalDigest, 80, ansi: true, noColor: true);
        rendered.ShouldNotContain("\e[38;");
        TextOf(rendered).ShouldBe(TextOf(Render(Cards.TerminalDigest, 80, ansi: true)));
    }

    [Fact]
    public void Colour_and_place_say_nothing_that_the_words_do_not()
    {
        var text = TextOf(Render(Cards.TerminalDigest, 80, ansi: true));
        text.ShouldContain("⚠  cs.AI still shows");
        text.ShouldContain("score 12.5 · cs.DC cs.AR cs.LG +1 · new · 2512.08242v1");
        text.ShouldContain("why: LLM +1.5 (title)");
    }

    [Fact]
    public void A_paper_in_points_shows_all_of_them_in_place_of_its_abstract() =>
        Render(new([Cards.InPoints with { Why = "" }]), 60).ShouldBe(
            """
            1  Chopper: A Multi-Level GPU Characterization Tool &
               Derived Insights Into LLM Training Inefficiency
               Marco Kurzynski, Shaizeen Aga, Di Wu
               score 12.5 · cs.DC cs.AR cs.LG +1 · new · 2512.08242v1
               https://arxiv.org/abs/2512.08242
               Chopper finds why <training> of LLMs on 8 GPUs is slower
               than it could be.
               Contribution
               • A tool that joins traces of kernels, layers and steps.
                 (Introduction)
               Results
               • Frequency overhead explains most of the gap between
                 theory & practice, at 31 % of the time. (Results)
               • A second point_of results.
               Written by gpt-4o-mini from the whole paper. ✓ 4 of 4
               figures and names found in the paper.

            """);

    [Fact]
    public void Buttons_are_commands_to_type_and_a_line_ends_between_them()
    {
        var buttons = new Buttons([new("Summary", "summary 2512.08242"), new("More", "more 2"), new("Help", "help")]);
        Render(new([buttons]), 80).ShouldBe("Summary: /summary 2512.08242 · More: /more 2 · Help: /help\n");
        Render(new([buttons]), 44).ShouldBe("Summary: /summary 2512.08242 · More: /more 2\nHelp: /help\n");
        Render(new([buttons]), 44, unicode: false).ShouldBe("Summary: /summary 2512.08242 - More: /more 2\nHelp: /help\n");
        Render(new([Cards.Chopper with { Buttons = buttons.Items }]), 80).ShouldBe(Render(new([Cards.Chopper]), 80));
    }

    [Theory]
    [InlineData(true, "  cat:cs.LG and é(\n                 ^\n\n      [31mend\n")]
    [InlineData(false, "  cat:cs.LG and e(\n                 ^\n\n      [31mend\n")]
    public void Lines_of_fixed_width_are_indented_and_not_broken(bool unicode, string drawn) =>
        Render(new([new Preformatted("cat:cs.LG and é(\r\n               ^\n\n\t\e[31mend\n")]), 24, unicode).ShouldBe(drawn);

    [Theory]
    [InlineData("@article{a}\n", "file papers.bib (1 line)\n  @article{a}\n")]
    [InlineData("@article{a,\n  b}", "file papers.bib (2 lines)\n  @article{a,\n    b}\n")]
    [InlineData("", "file papers.bib (0 lines)\n")]
    public void A_file_is_shown_to_be_copied(string content, string drawn) =>
        Render(new([new Attachment("papers.bib", "application/x-bibtex", content)]), 80).ShouldBe(drawn);

    [Fact]
    public void Whatever_a_stranger_writes_is_drawn_within_the_width_and_controls_nothing()
    {
        Gen.Select(Hostile.Texts, Hostile.Texts, Gen.Int[24, 130], Gen.Bool).Sample((one, other, width, unicode) =>
        {
            var card = Cards.Chopper with
            {
                Title = one,
                Authors = [other, one, other, "x"],
                Abstract = $"{one} {other}\n{one}",
                Why = other,
                Kind = one,
                Categories = [other, one],
                Id = one,
                Summary = new(other, one),
            };
            var inPoints = card with { Brief = new(one, [new(other, [one, other]), new(one, [other])], one) };
            var rendered = Render(
                new(
                [
                    new Heading(1, one), new Heading(2, other), card, inPoints, new Notice(one), new Paragraph(other), new Facts([new(one, other)]),
                    new Buttons([new(one, "help"), new(other, "more 2")]),
                ]),
                width, unicode: unicode);
            rendered.Replace("\n", "", StringComparison.Ordinal).Any(char.IsControl).ShouldBeFalse();
            rendered.IndexOfAny(['\u202E', '\u2066', '\u2069', '\u200B', '\uFEFF']).ShouldBe(-1);
            foreach (var line in rendered.Split('\n'))
                line.GetCellWidth().ShouldBeLessThanOrEqualTo(width);
        }, iter: 1000);
    }

    [Fact]
    public void No_file_controls_the_terminal() => Hostile.Texts.Sample(text =>
    {
        var rendered = Render(new([new Attachment(text, "text/plain", text), new Preformatted(text)]), 80);
        rendered.Replace("\n", "", StringComparison.Ordinal).Any(char.IsControl).ShouldBeFalse();
        rendered.IndexOfAny(['\u202E', '\u2066', '\u2069', '\u200B', '\uFEFF']).ShouldBe(-1);
    });

    private static string Render(Document document, int width, bool unicode = true, bool ansi = false, bool noColor = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = noColor ? ColorSystemSupport.NoColors : ColorSystemSupport.TrueColor,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        console.Profile.Capabilities.Links = ansi;
        new TerminalRenderer(console).Render(document);
        return output.ToString();
    }

    /// <summary>What the eye sees of a terminal's output.</summary>
    private static string TextOf(string rendered)
    {
        var text = new StringBuilder();
        for (var at = 0; at < rendered.Length; at++)
        {
            if (rendered[at] != '\e')
                text.Append(rendered[at]);
            else if (rendered[at + 1] == ']')
                at = rendered.IndexOf("\e\\", at + 1, StringComparison.Ordinal) + 1;
            else
                at = rendered.IndexOf('m', at);
        }

        return text.ToString();
    }
}
