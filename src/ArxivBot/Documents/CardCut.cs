using System.Globalization;

namespace ArxivBot.Documents;

/// <summary>Makes a card smaller without losing the paper: what says least goes first.</summary>
internal static class CardCut
{
    private const string Ellipsis = "…";

    /// <returns>Null when it does not fit even with nothing but its title, or a bit of its title if that may be cut.</returns>
    public static PaperCard? Shorten(PaperCard card, bool titleToo, Func<PaperCard, bool> fits)
    {
        var bare = Bare(card);
        if (!fits(bare))
            return titleToo ? WithTitle(bare, fits) : null;

        // Buttons may be what is too many, and then no shorter text would help.
        var buttons = Gauge.Longest(card.Buttons.Count, card.Buttons.Count, n => fits(bare with { Buttons = First(card.Buttons, n) }));
        card = card with { Buttons = First(card.Buttons, buttons) };
        bare = bare with { Buttons = card.Buttons };

        return WithSummary(card, fits)
            ?? WithBrief(card with { Summary = null }, fits)
            ?? WithText(card with { Summary = null, Brief = null }, card.Abstract, TextKind.Excerpt, (c, text) => c with { Abstract = text }, fits)
            ?? WithText(card with { Summary = null, Brief = null, Abstract = "" }, card.Why, TextKind.Prose, (c, text) => c with { Why = text }, fits)
            ?? WithAuthors(card with { Summary = null, Brief = null, Abstract = "", Why = "" }, fits)
            ?? bare;
    }

    public static PaperCard Smallest(PaperCard card) =>
        Bare(card) with { Title = card.Title[..Graphemes.CodePoint(card.Title, 0)] + Ellipsis };

    /// <summary>What is left when all but the title is taken off.</summary>
    public static PaperCard Bare(PaperCard card) =>
        card with { Summary = null, Brief = null, Abstract = "", Why = "", Authors = Names(card.Authors, 0), Buttons = [] };

    /// <summary>The text up to there, and a mark that it goes on.</summary>
    public static string Begun(string text, int end)
    {
        var begun = text[..end].TrimEnd();
        return TextBoundaries.At(text, begun.Length) >= TextBoundary.Sentence ? $"{begun} {Ellipsis}" : begun + Ellipsis;
    }

    private static PaperCard? WithSummary(PaperCard card, Func<PaperCard, bool> fits) =>
        card.Summary is { } summary
            ? WithText(
                card, summary.Markdown, TextKind.Excerpt, (c, text) => c with { Summary = text.Length > 0 ? summary with { Markdown = text } : null }, fits)
            : fits(card) ? card : null;

    private static PaperCard? WithBrief(PaperCard card, Func<PaperCard, bool> fits) =>
        card.Brief is { } whole && BriefCut.Shorten(whole, brief => fits(card with { Brief = brief })) is { } shorter ? card with { Brief = shorter } : null;

    /// <summary>Whole, or as much of the text as fits; null when the card is still too large without it.</summary>
    private static PaperCard? WithText(
        PaperCard card, string text, TextKind kind, Func<PaperCard, string, PaperCard> with, Func<PaperCard, bool> fits)
    {
        var without = with(card, "");
        if (!fits(without))
            return null;
        var whole = with(card, text);
        if (fits(whole))
            return whole;
        var end = TextCut.End(text, 0, kind, CutDepth.Graphemes, 512, end => fits(with(card, Begun(text, end))));
        return end > 0 ? with(card, Begun(text, end)) : without;
    }

    private static PaperCard? WithAuthors(PaperCard card, Func<PaperCard, bool> fits)
    {
        var count = Gauge.Longest(card.Authors.Count, 4, n => fits(card with { Authors = Names(card.Authors, n) }));
        var some = card with { Authors = Names(card.Authors, count) };
        return count > 0 || fits(some) ? some : null;
    }

    private static PaperCard? WithTitle(PaperCard card, Func<PaperCard, bool> fits)
    {
        var end = TextCut.End(
            card.Title, 0, TextKind.Prose, CutDepth.CodePoints, 128, end => fits(card with { Title = Begun(card.Title, end) }));
        return end > 0 ? card with { Title = Begun(card.Title, end) } : null;
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<string> authors, int count) => count < authors.Count
        ? [.. authors.Take(count), string.Create(CultureInfo.InvariantCulture, $"+{authors.Count - count}")]
        : authors;

    private static IReadOnlyList<Button> First(IReadOnlyList<Button> buttons, int count) =>
        count < buttons.Count ? [.. buttons.Take(count)] : buttons;
}
