using ArxivBot.Arxiv;
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

    [Fact]
    public void Any_page_is_read_or_refused() =>
        Gen.OneOfConst(Pieces).Array[0, 60].Select(string.Concat).Sample(body =>
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
        Gen.Select(Gen.OneOfConst("display:none", "visibility:hidden", "color:#FFFFFF", "font-size:0", "opacity:0"), Gen.OneOfConst("b", "i", "span", "em", "sub", "a").Array[0, 8])
            .Sample((style, tags) =>
            {
                var inner = tags.Aggregate("SECRET", (text, tag) => $"<{tag}>{text}</{tag}>");
                var read = HtmlPaperReaderTests.TextOf(HtmlPaperReaderTests.Page($"<p>seen</p><p>a <span style='{style}'>{inner}</span> b</p>"));
                read.ShouldContain("seen");
                read.ShouldNotContain("SECRET");
            });
}
