using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Reads a paper from the page that arXiv makes of its source with LaTeXML. https://info.arxiv.org/about/accessible_HTML.html</summary>
internal static partial class HtmlPaperReader
{
    /// <exception cref="UnreadablePaperException">The page is no paper, too large, or has no text.</exception>
    public static PaperText Read(string html, ArxivId id)
    {
        if (html.Length > PaperLimits.LongestHtml)
            throw new UnreadablePaperException(UnreadableReason.TooLarge, $"the page of {id} is larger than {PaperLimits.LongestHtml / (1024 * 1024)} million characters");
        using var page = new HtmlParser(new HtmlParserOptions { MaximumDepth = PaperLimits.DeepestElement }).ParseDocument(html);
        var article = page.QuerySelector("article.ltx_document") ?? page.QuerySelector(".ltx_document");
        if (article is null || IsFailedConversion(page, article))
            throw new UnreadablePaperException(UnreadableReason.NotAPaper, $"the page of {id} holds no paper");
        var version = VersionOf(page, article, id);
        HtmlVisible.KeepOnly(article);
        var title = article.QuerySelector(".ltx_title_document") is { } heading ? HtmlText.Of(heading) : "";
        var paper = new PaperBuilder();
        new HtmlSections(paper).Read(article);
        return paper.Build(id, version, TextSource.Html, title);
    }

    /// <param name="html">In UTF-8, as arXiv writes its pages.</param>
    /// <exception cref="UnreadablePaperException">The page is no paper, too large, or has no text.</exception>
    public static PaperText Read(Stream html, ArxivId id)
    {
        using var reader = new StreamReader(html, Encoding.UTF8);
        var text = new StringBuilder();
        var block = new char[64 * 1024];
        // One character more than allowed is enough to refuse it.
        for (int read; text.Length <= PaperLimits.LongestHtml && (read = reader.Read(block)) > 0;)
            text.Append(block, 0, read);
        return Read(text.ToString(), id);
    }

    // A conversion that breaks off leaves a page with its log, or with an article of nothing.
    private static bool IsFailedConversion(IDocument page, IElement article) =>
        article.QuerySelector("p, .ltx_p") is null
        || page.Title is { } title && FatalTitle().IsMatch(title);

    /// <summary>From the mark at the page's edge, else from the page's own addresses; never from what the paper says.</summary>
    private static int? VersionOf(IDocument page, IElement article, ArxivId id)
    {
        var own = Regex.Escape(id.Value);
        var texts = page.QuerySelectorAll("#watermark-tr").Select(mark => mark.TextContent)
            .Concat(page.QuerySelectorAll("base[href]").Select(@base => @base.GetAttribute("href")!))
            .Concat(page.QuerySelectorAll("a[href]").Where(link => !article.Contains(link)).Take(100).Select(link => link.GetAttribute("href")!));
        foreach (var text in texts)
        {
            if (Regex.Match(text, $@"(?:arXiv:|/|^){own}v([1-9][0-9]{{0,3}})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } match)
                return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }

        return null;
    }

    [GeneratedRegex(@"^\s*fatal error|conversion (failed|error)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FatalTitle();
}
