using AngleSharp.Dom;

namespace ArxivBot.Arxiv.FullText;

/// <summary>
/// Takes out of a page what nobody sees. Text that only a program reads is how a paper gives orders to a summarizer.
/// </summary>
internal static class HtmlVisible
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "iframe", "object", "embed", "canvas", "audio", "video", "svg", "img",
        "button", "input", "select", "textarea", "form", "dialog", "nav", "footer", "title", "annotation", "annotation-xml",
    };

    /// <exception cref="UnreadablePaperException">The page has more nodes than any paper.</exception>
    public static void KeepOnly(IElement root)
    {
        if (root.Owner is { } page)
            HtmlStyleSheets.Apply(page);
        List<INode> hidden = [];
        var left = PaperLimits.MostNodes;
        Collect(root, LookOf(root), hidden, ref left);
        foreach (var node in hidden)
            node.RemoveFromParent();
    }

    private static HtmlLook LookOf(IElement element) =>
        (element.ParentElement is { } parent ? LookOf(parent) : HtmlLook.OfPage).Within(element);

    private static void Collect(INode parent, HtmlLook look, List<INode> hidden, ref int left)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (--left < 0)
                throw new UnreadablePaperException(UnreadableReason.TooLarge, $"the page has more than {PaperLimits.MostNodes} nodes");
            if (node is not IElement element)
            {
                if (node is not IText text || (!look.CanBeRead && !string.IsNullOrWhiteSpace(text.Data)))
                    hidden.Add(node);
            }
            else if (Unseen.Contains(element.LocalName) || look.Within(element) is var own && own.IsHidden)
            {
                hidden.Add(element);
            }
            else if (element.LocalName == "math" && (!IsSeen(element, own, ref left) || HtmlFormula.SaysMore(element)))
            {
                // Its source is one attribute: what of it is hidden cannot be told apart.
                hidden.Add(element);
            }
            else if (element.LocalName != "math")
            {
                Collect(element, own, hidden, ref left);
            }
        }
    }

    private static bool IsSeen(IElement element, HtmlLook look, ref int left)
    {
        if (!look.CanBeRead || element.LocalName == "mphantom" || --left < 0)
            return false;
        foreach (var child in element.Children)
        {
            if (!IsSeen(child, look.Within(child), ref left))
                return false;
        }

        return true;
    }
}
