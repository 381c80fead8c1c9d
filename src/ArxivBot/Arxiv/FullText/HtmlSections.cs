using AngleSharp.Dom;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Walks down the blocks of a paper's page and hands their text to the builder, section by section.</summary>
internal sealed class HtmlSections(PaperBuilder paper)
{
    private static readonly HashSet<string> Cut = new(StringComparer.Ordinal)
    {
        "ltx_bibliography", "ltx_authors", "ltx_acknowledgements", "ltx_dates", "ltx_page_footer", "ltx_page_header",
        "ltx_page_navbar", "ltx_page_logo", "ltx_TOC", "ltx_toclist", "ltx_keywords", "ltx_classification", "ltx_note",
        "ltx_ERROR", "ltx_rdf", "ltx_pagination", "ltx_index", "ltx_glossary", "ltx_title_document", "ltx_subtitle", "package-alerts",
        "ltx_tag_section", "ltx_tag_equation", "ltx_listing_data",
    };

    // A mark or a title that belongs before the words that come next.
    private string _lead = "";

    public void Read(IElement parent)
    {
        List<INode> line = [];
        foreach (var node in parent.ChildNodes)
        {
            if (paper.IsFull)
                return;
            if (node is not IElement element || IsInline(element))
            {
                line.Add(node);
                continue;
            }

            EndLine(line);
            if (!element.ClassList.Any(Cut.Contains))
                ReadBlock(element);
        }

        EndLine(line);
    }

    private void ReadBlock(IElement element)
    {
        var classes = element.ClassList;
        if (classes.Contains("ltx_abstract"))
            ReadAbstract(element);
        else if (element.LocalName == "section" || classes.Contains("ltx_section"))
            ReadSection(element);
        else if (IsTitle(element))
            _lead = $"{_lead}{HtmlText.Of(element).TrimEnd('.')}. ";
        else if (element.LocalName == "table" && classes.Any(name => name is "ltx_equation" or "ltx_equationgroup" or "ltx_eqn_table" or "ltx_eqn_align"))
            Add(HtmlTable.OfEquations(element));
        else if (element.LocalName == "table" || classes.Contains("ltx_tabular"))
            Add(HtmlTable.Of(element));
        else if (classes.Contains("ltx_listing") && element.QuerySelector(".ltx_listingline") is not null)
            Add(string.Join('\n', element.QuerySelectorAll(".ltx_listingline").Select(HtmlText.Of).Where(line => line.Length > 0)));
        else if (classes.Contains("ltx_tag"))
            _lead = $"{_lead}{HtmlText.Of(element)} ";
        else if (element.LocalName is "figcaption" or "caption" || (IsParagraph(element) && !HoldsBlocks(element)))
            AddInline(element);
        else
            Read(element);
    }

    private void ReadAbstract(IElement element)
    {
        var title = element.Children.FirstOrDefault(IsTitle);
        title?.RemoveFromParent();
        paper.Begin(SectionKind.Abstract, "Abstract");
        Read(element);
        // What follows without a title of its own is the paper's beginning.
        paper.Begin(SectionKind.Introduction, "Introduction");
    }

    private void ReadSection(IElement element)
    {
        var heading = element.Children.FirstOrDefault(IsTitle);
        var title = heading is null ? "" : SectionKinds.WithoutNumber(HtmlText.Of(heading.ChildNodes.Where(node => node is not IElement child || !child.ClassList.Contains("ltx_tag"))));
        if (SectionKinds.IsCut(title) || SectionKinds.IsReferences(title))
            return;
        heading?.RemoveFromParent();
        var level = LevelOf(element);
        if (level > 2)
        {
            _lead = title.Length > 0 ? $"{_lead}{title.TrimEnd('.')}. " : _lead;
            Read(element);
            _lead = "";
            return;
        }

        var (outerKind, outerTitle) = (paper.Kind, paper.Title);
        var kind = level == 2 ? SectionKinds.OfSubsection(title, paper.Kind)
            : element.ClassList.Contains("ltx_appendix") || element.Closest(".ltx_appendix") is not null ? SectionKind.Appendix
            : SectionKinds.OfSection(title, isFirst: !paper.HasBody);
        _lead = "";
        paper.Begin(kind, title);
        Read(element);
        _lead = "";
        if (level == 2)
            paper.Begin(outerKind, outerTitle);
    }

    private void AddInline(IElement element)
    {
        foreach (var link in element.QuerySelectorAll("a[href]"))
            paper.AddLink(link.GetAttribute("href"));
        Add(HtmlText.Of(element));
    }

    private void EndLine(List<INode> line)
    {
        foreach (var element in line.OfType<IElement>())
        {
            foreach (var link in element.QuerySelectorAll("a[href]").Prepend(element))
                paper.AddLink(link.GetAttribute("href"));
        }

        Add(HtmlText.Of(line));
        line.Clear();
    }

    private void Add(string text)
    {
        if (text.Length == 0)
            return;
        paper.Add(_lead + text);
        _lead = "";
    }

    private static int LevelOf(IElement section) => section.ClassList switch
    {
        var c when c.Contains("ltx_paragraph") || c.Contains("ltx_subparagraph") => 4,
        var c when c.Contains("ltx_subsubsection") => 3,
        var c when c.Contains("ltx_subsection") => 2,
        _ => 1,
    };

    private static bool IsTitle(IElement element) =>
        element.LocalName is ['h', >= '1' and <= '6'] || element.ClassList.Contains("ltx_title");

    private static bool IsParagraph(IElement element) =>
        element.LocalName is "p" or "pre" || element.ClassList.Contains("ltx_p");

    private static bool HoldsBlocks(IElement element) =>
        element.QuerySelector("p, ul, ol, table, section, figure, .ltx_p, .ltx_tabular, .ltx_itemize, .ltx_enumerate, .ltx_listing") is not null;

    private static bool IsInline(IElement element) =>
        element.LocalName is "span" or "a" or "em" or "i" or "b" or "strong" or "sup" or "sub" or "cite" or "code" or "math" or "br" or "q" or "small" or "u" or "tt" or "font" or "mark" or "ins" or "del"
        && !element.ClassList.Any(name => name is "ltx_tag" or "ltx_p" or "ltx_para" or "ltx_tabular" or "ltx_inline-block" or "ltx_inline-para" or "ltx_authors" or "ltx_note" or "ltx_listing" or "ltx_acknowledgements" or "ltx_title")
        && !HoldsBlocks(element);
}
