using AngleSharp.Dom;

namespace ArxivBot.Arxiv.FullText;

/// <summary>How text at one place of a page looks, by what the elements around it say.</summary>
/// <param name="FontScale">Of the page's own size.</param>
/// <param name="IsHidden">Whatever lies within cannot be seen.</param>
internal readonly record struct HtmlLook(CssColor Text, CssColor Ground, double FontScale, bool IsHidden)
{
    /// <summary>TeX's smallest size is half of the usual; a fifth is two points.</summary>
    private const double SmallestFont = 0.2;

    private const double LeastOpacity = 0.1;

    public static readonly HtmlLook OfPage = new(CssColor.Black, CssColor.White, 1, false);

    public bool CanBeRead => !IsHidden && FontScale > SmallestFont && Text.CanBeReadOn(Ground);

    public HtmlLook Within(IElement element)
    {
        var look = this;
        if (element.HasAttribute("hidden")
            || element.GetAttribute("aria-hidden") is "true" or ""
            || (element.LocalName == "details" && !element.HasAttribute("open"))
            || element.ClassList.Any(IsHidingClass))
        {
            return look with { IsHidden = true };
        }

        // Formulas and pictures have attributes for it.
        if ((element.GetAttribute("mathbackground") ?? element.GetAttribute("bgcolor")) is { } ground)
            look = look.On(ground);
        if ((element.GetAttribute("mathcolor") ?? element.GetAttribute("color")) is { } text)
            look = look.In(text);
        if (element.GetAttribute("mathsize") is { } size && CssStyle.FontSize(size) is var (scale, isAbsolute))
            look = look with { FontScale = isAbsolute ? scale : look.FontScale * scale };
        return element.GetAttribute("style") is { Length: > 0 } style ? look.Styled(style) : look;
    }

    private HtmlLook Styled(string style)
    {
        var look = this;
        var (isPlaced, isFar, isEmpty, isClipped) = (false, false, false, false);
        // The ground first, whatever the order: a colour may let it shine through.
        foreach (var (name, value) in CssStyle.Declarations(style).OrderBy(d => d.Name is "background" or "background-color" or "--ltx-bg-color" ? 0 : 1))
        {
            switch (name)
            {
                case "background" or "background-color" or "--ltx-bg-color":
                    look = look.On(value);
                    break;
                case "color" or "--ltx-fg-color" or "-webkit-text-fill-color":
                    look = look.In(value);
                    break;
                case "font-size" when CssStyle.FontSize(value) is var (scale, isAbsolute):
                    look = look with { FontScale = isAbsolute ? scale : look.FontScale * scale };
                    break;
                case "display" when value == "none":
                case "visibility" when value is "hidden" or "collapse":
                case "opacity" when CssStyle.Number(value) is ({ } share, var unit) && share < (unit == "%" ? LeastOpacity * 100 : LeastOpacity):
                case "filter" when value.StartsWith("opacity(", StringComparison.Ordinal) && CssStyle.Number(value["opacity(".Length..].TrimEnd(')')) is ({ } seen, var per) && seen < (per == "%" ? LeastOpacity * 100 : LeastOpacity):
                case "clip-path" when CssStyle.ClipsAll(value):
                case "transform" when CssStyle.MovesFarAway(value):
                case "text-indent" when CssStyle.IsFarAway(value):
                case "margin-left" or "margin-top" when value.StartsWith('-') && CssStyle.IsFarAway(value):
                    return look with { IsHidden = true };
                case "transform" when CssStyle.Scale(value) is { } factor:
                    look = look with { FontScale = look.FontScale * factor };
                    break;
                case "position":
                    isPlaced = value is "absolute" or "fixed" or "relative";
                    break;
                case "left" or "top" or "right" or "bottom":
                    isFar |= CssStyle.IsFarAway(value);
                    break;
                case "clip":
                    isClipped = true;
                    break;
                case "width" or "height" or "max-width" or "max-height":
                    isEmpty |= CssStyle.IsZero(value);
                    break;
                case "overflow" when value is "hidden" or "clip":
                    isClipped = true;
                    break;
            }
        }

        return look with { IsHidden = look.IsHidden || (isPlaced && isFar) || (isEmpty && isClipped) };
    }

    private HtmlLook In(string color) => CssColor.TryParse(color, Ground) is { } text ? this with { Text = text } : this;

    private HtmlLook On(string color) => CssColor.TryParse(color, Ground) is { } ground ? this with { Ground = ground } : this;

    private static bool IsHidingClass(string name) =>
        name is "ltx_phantom" or "ltx_nodisplay" or "sr-only" or "visually-hidden" or "visuallyhidden" or "ltx_color_white" or "ltx_hidden";
}
