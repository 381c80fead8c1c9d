using ArxivBot.Arxiv.FullText;
using CsCheck;

namespace ArxivBot.Tests.Arxiv.FullText;

public class HtmlPaperReaderProperties
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class='ltx_para'>", "</div>", "<section class='ltx_subsection'>", "</section>", "<span style='color:#fff'>",
        "</span>", "<table>", "<tr>", "<td>", "</table>", "<math alttext='x^{'>", "</math>", "<ul><li>", "<h2>", "<!--", "-->", "<b>", "</b>", "<i>",
        "<svg>", "</svg>", "<template>", "<a href='http://[::'>", "&#0;", "&amp", "<", "words ", "<article>", "</article>", "\uD800",
    ];

    private static readonly string[] Hiding = ["display:none", "visibility:hidden", "color:#FFFFFF", "font-size:0", "opacity:0"];

    private static readonly string[] Tags = ["b", "i", "span", "em", "sub", "a"];

    [Fact]
    public void Any_page_is_read_or_refused() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(pieces => string.Concat(pieces)).Sample(body =>
        {
            try
            {
                HtmlPaperReaderTests.Page(body).Sections.ShouldNotBeEmpty();
            }
            catch (UnreadablePaperException)
            {
            }
        });

    [Fact]
    public void Text_within_something_hidden_never_shows() =>
        Gen.Select(Gen.Int[0, Hiding.Length - 1].Select(i => Hiding[i]), Gen.Int[0, Tags.Length - 1].Select(i => Tags[i]).Array[0, 8])
            .Sample((style, tags) =>
            {
                var inner = tags.Aggregate("SECRET", (text, tag) => $"<{tag}>{text}</{tag}>");
                var read = HtmlPaperReaderTests.TextOf(HtmlPaperReaderTests.Page($"<p>seen</p><p>a <span style='{style}'>{inner}</span> b</p>"));
                read.ShouldContain("seen");
                read.ShouldNotContain("SECRET");
            });
}
