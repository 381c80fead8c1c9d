using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Simulators.Arxiv;

/// <summary>arXiv's pages and PDFs of papers: constructed samples, and for announced papers a page made of title and abstract, and a sample's PDF where the options name one.</summary>
internal sealed partial class PaperPages(ArxivSimulatorOptions options)
{
    private static readonly string[] Sections = ["Introduction", "Related Work", "Method", "Experiments", "Results", "Limitations", "Conclusion"];

    private const string Html = "text/html; charset=utf-8";

    private static readonly Answer Missing = Answer.Text(404, Html, "<html><body><h1>404 Not Found</h1></body></html>");

    private readonly ConcurrentDictionary<string, string?> _made = new(StringComparer.Ordinal);

    /// <returns>Null for a path that is none of a paper's.</returns>
    public Answer? Find(string path)
    {
        if (Address().Match(path) is not { Success: true } match)
            return null;
        var (isPage, id) = (match.Groups["kind"].Value == "html", match.Groups["id"].Value);
        if (options.WithoutText.Contains(id) || (isPage ? options.WithoutPage : options.WithoutPdf).Contains(id))
            return Missing;
        if (options.Pages.TryGetValue(id, out var own) && isPage)
            return Answer.Text(200, Html, own);
        if (options.Pdfs.TryGetValue(id, out var pdf))
            return isPage ? Missing : new Answer(200, "application/pdf", pdf);
        if (Sample($"{id}.{match.Groups["kind"].Value}") is { } sample)
            return new Answer(200, isPage ? Html : "application/pdf", sample);
        if (!isPage && options.AnnouncedPdf is { } other && _made.GetOrAdd(id, Made) is not null)
            return new Answer(200, "application/pdf", Sample($"{other}.pdf") ?? throw new InvalidOperationException($"There is no sample {other}"));
        return isPage && _made.GetOrAdd(id, Made) is { } page ? Answer.Text(200, Html, page) : Missing;
    }

    private static byte[]? Sample(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"papers/{name}");
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private string? Made(string id)
    {
        var item = options.Feeds.Days.OrderDescending()
            .SelectMany(day => options.Feeds.Categories(day).Select(category => options.Feeds.Find(category, day)))
            .OfType<string>()
            .SelectMany(FeedText.Items)
            .FirstOrDefault(item => item.Id == id);
        if (item is null)
            return null;
        var title = Element("title", item.Xml);
        var description = WebUtility.HtmlDecode(Element("description", item.Xml));
        var start = description.IndexOf("Abstract:", StringComparison.Ordinal);
        return Page(id, title, start < 0 ? description : description[(start + "Abstract:".Length)..].Trim());
    }

    /// <summary>Twenty-one paragraphs: in each section, sentences of the abstract from another one on.</summary>
    private static string Page(string id, string title, string text)
    {
        var sentences = SentenceEnd().Split(text).Where(sentence => sentence.Length > 0).DefaultIfEmpty(title).ToList();
        var page = new StringBuilder($"""
            <!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><div class="ltx_page_main"><div id="watermark-tr">arXiv:{id}v1</div>
            <article class="ltx_document"><h1 class="ltx_title ltx_title_document">{title}</h1>
            <div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">{WebUtility.HtmlEncode(text)}</p></div>

            """);
        for (var section = 0; section < Sections.Length; section++)
        {
            page.Append("<section class=\"ltx_section\"><h2 class=\"ltx_title ltx_title_section\"><span class=\"ltx_tag ltx_tag_section\">")
                .Append(section + 1).Append(" </span>").Append(Sections[section]).Append("</h2>\n");
            for (var paragraph = 0; paragraph < 3; paragraph++)
            {
                var words = Enumerable.Range(0, 3).Select(next => sentences[((section * 3) + paragraph + next) % sentences.Count]);
                page.Append("<div class=\"ltx_para\"><p class=\"ltx_p\">").Append(WebUtility.HtmlEncode(string.Join(' ', words))).Append("</p></div>\n");
            }

            page.Append("</section>\n");
        }

        return page.Append("</article></div></body></html>\n").ToString();
    }

    private static string Element(string name, string xml) =>
        Regex.Match(xml, $"<{name}>(.*?)</{name}>", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"^/(?<kind>html|pdf)/(?<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(\.[A-Z]{2})?/[0-9]{7})(v[1-9][0-9]*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();
}
