using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Tests.Documents;
using ArxivBot.Tests.Recorded;
using CsCheck;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArxivBot.Tests.Digests;

public partial class MarkdownRendererTests
{
    /// <summary>Two readers: one that knows no formulas, one that takes all between dollars for one.</summary>
    private static readonly MarkdownPipeline[] Readers =
    [
        new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseFootnotes().UseTaskLists().Build(),
        new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseMathematics().Build(),
    ];

    [Fact]
    public void A_digest_is_rendered_whole() => Recording.ShouldBe(MarkdownRenderer.Render(Cards.MarkdownDigest), "Digests/digest.md");

    [Theory]
    [InlineData("2025-12-10")]
    [InlineData("2025-12-12")]
    [InlineData("2025-12-18")]
    public void A_digest_of_the_earlier_bot_is_rendered_as_it_was(string date)
    {
        var earlier = EarlierDigest.Read(date);
        earlier.Document.Blocks.OfType<PaperCard>().Count().ShouldBe(30);
        Comparable(MarkdownRenderer.Render(earlier.Document)).ShouldBe(Comparable(earlier.Text));
    }

    [Theory]
    [InlineData("Plain, with A & B: 'quoted' (twice)!", "Plain, with A & B: 'quoted' (twice)!")]
    [InlineData("a_b *c* [d] <e> `f` | #g", @"a\_b \*c\* \[d\] \<e\> \`f\` \| \#g")]
    [InlineData("$O(n^2)$ and $K_{3,3}$", "$O(n^2)$ and $K_{3,3}$")]
    [InlineData("$a<b$ in $[0,1)$", @"$a\lt b$ in $\lbrack 0,1)$")]
    [InlineData(@"$\sqrt[3]{x}$ $A^*$ $\mathbf{A}_i$", @"$\sqrt[3]{x}$ $A^\ast$ $\mathbf{A}_ i$")]
    [InlineData("from $5 to $10", @"from \$5 to \$10")]
    [InlineData(@"\$5 and $x$", @"\\\$5 and $x$")]
    [InlineData("&lt; & &amp;", @"\&lt; & \&amp;")]
    public void Only_what_Markdown_would_take_for_its_own_is_escaped(string text, string markdown) =>
        MarkdownText.Inline(text).ShouldBe(markdown);

    [Theory]
    [InlineData("- a", @"\- a")]
    [InlineData("1. a", @"1\. a")]
    [InlineData("2) a", @"2\) a")]
    [InlineData("+1", @"\+1")]
    [InlineData("a - b", "a - b")]
    public void A_line_of_its_own_begins_no_list(string text, string markdown) => MarkdownText.Line(text).ShouldBe(markdown);

    [Theory]
    [InlineData(12.5, "12.5")]
    [InlineData(4, "4.0")]
    [InlineData(2.25, "2.25")]
    public void The_second_decimal_of_a_score_shows_when_it_matters(double score, string shown) =>
        MarkdownRenderer.Render(new([Cards.Chopper with { Score = score }])).ShouldContain($"**Score**: {shown}  \n");

    [Fact]
    public void An_abstract_is_cut_at_300_characters_but_not_inside_one()
    {
        var rendered = MarkdownRenderer.Render(new([Cards.Chopper with { Abstract = new string('a', 299) + "🤖b" }]));
        rendered.ShouldContain("\n" + new string('a', 299) + "...\n");
    }

    [Fact]
    public void A_short_abstract_is_whole() =>
        MarkdownRenderer.Render(new([Cards.Chopper with { Abstract = "Short." }])).ShouldContain("\nShort.\n\n---\n");

    [Fact]
    public void Buttons_are_left_out() =>
        MarkdownRenderer.Render(new([new Paragraph("a"), new Buttons([new("More", "more 2")]), new Paragraph("b")])).ShouldBe("a\n\nb\n");

    [Fact]
    public void Files_and_lines_of_fixed_width_are_code() =>
        MarkdownRenderer.Render(new([new Preformatted("a\n ^"), new Attachment("my_papers.bib", "", "````\n")]))
            .ShouldBe("```\na\n ^\n```\n\n**file** my\\_papers.bib\n\n`````\n````\n`````\n");

    [Fact]
    public void Nothing_inside_ends_a_block_of_code() => Hostile.Texts.Sample(text =>
    {
        var document = Markdown.Parse(MarkdownRenderer.Render(new([new Preformatted(text), new Paragraph("end")])), Readers[0]);
        document.Count.ShouldBe(2);
        document[0].ShouldBeOfType<FencedCodeBlock>().Lines.ToString().ShouldBe(UntrustedText.Laid(text).TrimEnd('\n'));
    });

    [Fact]
    public void No_text_of_a_paper_makes_anything_but_text()
    {
        Gen.Select(Hostile.Texts, Hostile.Texts, Hostile.Texts).Sample((title, author, text) =>
        {
            var card = Cards.Chopper with { Title = title, Authors = [author, "Last"], Why = author, Abstract = text };
            var markdown = MarkdownRenderer.Render(new([card, new Notice(title), new Paragraph(text), Cards.Wide]));
            foreach (var reader in Readers)
            {
                var document = Markdown.Parse(markdown, reader);
                HarmlessExceptPapers(document, 2);
                document.OfType<HeadingBlock>().Count().ShouldBe(4);
                document.OfType<ListBlock>().ShouldBeEmpty();
                document.OfType<QuoteBlock>().Count().ShouldBe(UntrustedText.OneLine(title).Length > 0 ? 1 : document.OfType<QuoteBlock>().Count());
                document.Descendants<EmphasisInline>().Where(emphasis => emphasis.DelimiterCount != 2).ShouldBeEmpty();
            }
        }, iter: 1500);
    }

    [Fact]
    public void A_title_reads_as_it_was_written()
    {
        Hostile.Texts.Where(title => UntrustedText.OneLine(title).Length > 0).Sample(title =>
        {
            var markdown = MarkdownRenderer.Render(new([Cards.Chopper with { Title = title }]));
            var link = Markdown.Parse(markdown, Readers[1]).OfType<HeadingBlock>().First().Inline!.Descendants<LinkInline>().Single();
            var expected = UntrustedText.OneLine(title);
            if (expected.Contains('$'))
                Drawn(PlainText(link)).ShouldBe(Drawn(expected));
            else
                UntrustedText.OneLine(PlainText(link)).ShouldBe(expected);
        }, iter: 1500);
    }

    [Fact]
    public void An_address_in_angle_brackets_is_no_link()
    {
        var card = Cards.Chopper with { Summary = new("model", "Write to <=5y8*2sAwo@2> and <8a@b>.") };
        var markdown = MarkdownRenderer.Render(new([card]));
        foreach (var reader in Readers)
            Markdown.Parse(markdown, reader).Descendants<AutolinkInline>().ShouldBeEmpty();
    }

    [Fact]
    public void No_summary_reaches_out_of_its_place()
    {
        Hostile.Texts.Sample(text =>
        {
            var card = Cards.Chopper with { Summary = new(text, text + "\n\n" + text) };
            var markdown = MarkdownRenderer.Render(new([card, Cards.Wide]));
            foreach (var reader in Readers)
            {
                var document = Markdown.Parse(markdown, reader);
                document.Descendants<LinkInline>().ShouldAllBe(link => link.Url!.StartsWith("https://arxiv.org/", StringComparison.Ordinal));
                document.Descendants<AutolinkInline>().ShouldBeEmpty();
                document.Descendants<HtmlInline>().ShouldAllBe(html => html.Tag == "<br>");
                document.OfType<HtmlBlock>().First().Lines.ToString().ShouldStartWith("<details>");
                document.OfType<HtmlBlock>().Last().Lines.ToString().ShouldStartWith("</details>");
                document.Descendants<HtmlBlock>().Count(html => !html.Lines.ToString().TrimStart().StartsWith("<br>", StringComparison.Ordinal)).ShouldBe(2);
                document.OfType<HeadingBlock>().Last(heading => heading.Level == 3).Inline!.Descendants<LinkInline>()
                    .ShouldHaveSingleItem().Url.ShouldBe(Cards.Wide.Url.AbsoluteUri);
            }
        }, iter: 1500);
    }

    private static void HarmlessExceptPapers(MarkdownDocument document, int papers)
    {
        document.Descendants<LinkInline>().Select(link => link.Url).ShouldBe([Cards.Chopper.Url.AbsoluteUri, Cards.Wide.Url.AbsoluteUri]);
        document.Descendants<LinkInline>().ShouldAllBe(link => !link.IsImage && link.Parent!.ParentBlock is HeadingBlock);
        document.Descendants<LinkInline>().Count().ShouldBe(papers);
        document.Descendants<AutolinkInline>().ShouldBeEmpty();
        document.Descendants<HtmlInline>().ShouldBeEmpty();
        document.Descendants<HtmlBlock>().ShouldBeEmpty();
        document.Descendants<CodeInline>().ShouldBeEmpty();
        document.Descendants<CodeBlock>().Where(code => code is not MathBlock).ShouldBeEmpty();
    }

    private static string PlainText(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                MathInline math => $"${math.Content}$",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                ContainerInline inner => PlainText(inner),
                _ => throw new ShouldAssertException($"{inline.GetType().Name} in a title"),
            });
        }

        return text.ToString();
    }

    /// <summary>TeX draws these the same; a reader without formulas drops backslashes.</summary>
    private static string Drawn(string tex) => UntrustedText.OneLine(tex)
        .Replace(" ", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)
        .Replace("lbrack", "[", StringComparison.Ordinal).Replace("rbrack", "]", StringComparison.Ordinal)
        .Replace("lt", "<", StringComparison.Ordinal).Replace("ast", "*", StringComparison.Ordinal);

    /// <summary>Without escapes, and without the summaries, which were damaged when they were saved.</summary>
    private static string[] Comparable(string markdown) =>
        SummaryText().Replace(markdown, "").Replace("\\", "", StringComparison.Ordinal).Split('\n');

    [GeneratedRegex(@"(?<=</summary>\n\n)(?s:.*?)(?=\n\n</details>\n\n---\n)")]
    private static partial Regex SummaryText();
}
