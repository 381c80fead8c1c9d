using System.Globalization;
using ArxivBot.Documents;
using Spectre.Console;
using Paragraph = ArxivBot.Documents.Paragraph;

namespace ArxivBot.Platforms.Console;

/// <summary>
/// A document as a person reads it in a terminal, or in a file that the output was sent to: without colour, links or
/// characters beyond ASCII wherever the output has none.
/// </summary>
internal sealed partial class TerminalRenderer(IAnsiConsole console)
{
    /// <summary>Cells; longer lines tire the eye.</summary>
    private const int WidestReading = 100;

    /// <summary>Cells; below this nothing readable fits, so lines may run over.</summary>
    private const int Narrowest = 24;

    private readonly bool _unicode = console.Profile.Capabilities.Unicode;
    private readonly bool _links = console.Profile.Capabilities is { Ansi: true, Links: true };
    private readonly int _width = Math.Clamp(console.Profile.Width, Narrowest, WidestReading);

    public void Render(Document document)
    {
        // Ranks align from the first paper to the last.
        var gutter = document.Blocks.OfType<PaperCard>().Select(card => Rank(card).Length + 2).DefaultIfEmpty(0).Max();
        var page = new TerminalPage();
        Block? previous = null;
        foreach (var block in document.Blocks)
        {
            if (previous is not null && !(block is Notice && previous is Notice))
                page.EndLine();
            Draw(page, block, gutter);
            previous = block;
        }

        console.Write(page);
    }

    private void Draw(TerminalPage page, Block block, int gutter)
    {
        switch (block)
        {
            case Heading heading:
                DrawHeading(page, heading);
                break;
            case Paragraph paragraph:
                foreach (var line in UntrustedText.Lines(paragraph.Text))
                    page.Hanging("", TextWrap.Lines(Shown(line), _width), TerminalTheme.Plain);
                break;
            case Notice notice:
                DrawNotice(page, notice);
                break;
            case Facts facts:
                DrawFacts(page, facts);
                break;
            case Items items:
                var mark = _unicode ? "• " : "- ";
                foreach (var text in items.Texts)
                    page.Hanging(mark, TextWrap.Lines(One(text), _width - mark.Length), TerminalTheme.Plain);
                break;
            case PaperCard card:
                DrawPaper(page, card, gutter);
                break;
            case Buttons buttons:
                DrawButtons(page, buttons);
                break;
            case Preformatted laid:
                DrawLaid(page, laid.Text);
                break;
            case Attachment file:
                DrawFile(page, file);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType(), "This kind of block cannot be drawn.");
        }
    }

    private void DrawHeading(TerminalPage page, Heading heading)
    {
        var text = Shown(UntrustedText.OneLine(heading.Text));
        var lines = TextWrap.Lines(text, _width);
        foreach (var line in lines)
        {
            page.Add(line, heading.Level == 1 ? TerminalTheme.Strong : TerminalTheme.StrongAccent);
            var rule = _width - line.GetCellWidth() - 1;
            if (heading.Level == 2 && line == lines[^1] && rule > 0)
                page.Add(" " + new string(_unicode ? '─' : '-', rule), TerminalTheme.Faint);
            page.EndLine();
        }
    }

    private void DrawNotice(TerminalPage page, Notice notice)
    {
        var mark = _unicode ? "⚠  " : "!  ";
        foreach (var line in UntrustedText.Lines(notice.Text))
        {
            page.Hanging(mark, TextWrap.Lines(Shown(line), _width - mark.Length), TerminalTheme.Warning);
            mark = "   ";
        }
    }

    private void DrawFacts(TerminalPage page, Facts facts)
    {
        var items = facts.Items.Select(fact => (Label: One(fact.Label), Value: One(fact.Value))).ToList();
        var labels = items.Select(item => item.Label.GetCellWidth()).DefaultIfEmpty(0).Max() + 2;
        foreach (var (label, value) in items)
        {
            if (labels <= _width * 2 / 5)
            {
                page.Add(label.PadRight(labels - label.GetCellWidth() + label.Length), TerminalTheme.Faint);
                page.Flow(TextWrap.Lines(value, _width - labels), labels, TerminalTheme.Plain);
            }
            else
            {
                page.Hanging("", TextWrap.Lines($"{label}: {value}", _width), TerminalTheme.Plain);
            }
        }
    }

    private void DrawPaper(TerminalPage page, PaperCard card, int gutter)
    {
        var width = _width - gutter;
        var link = _links ? new Link(card.Url.AbsoluteUri) : null;
        page.Add(Rank(card).PadLeft(gutter - 2) + "  ", TerminalTheme.StrongAccent);
        page.Flow(Excerpt(card.Title, width, most: 6), gutter, TerminalTheme.Strong, link);
        page.Indent = gutter;
        page.Lines(TextWrap.Excerpt(CardLines.Authors(card, Tex), width, most: 2, Ellipsis), TerminalTheme.Plain);
        DrawParticulars(page, card, width, link);
        if (card.Why.Length > 0)
            page.Lines(Why(card, width), TerminalTheme.Faint);
        if (card.Brief?.Shown() is { } brief)
            DrawBrief(page, brief, width);
        else
            page.Lines(Excerpt(card.Abstract, width, most: 3), TerminalTheme.Plain);
        if (card.Summary is { } summary)
            DrawSummary(page, summary, width);
        page.Indent = 0;
    }

    /// <summary>A line ends between reasons, as long as they fit; within one, what a term gave stays with the term.</summary>
    private IEnumerable<string> Why(PaperCard card, int width)
    {
        const char glue = '\u00A0';
        var reasons = One(card.Why).Split(" · ").Select(reason => reason.GetCellWidth() <= width / 2
            ? reason.Replace(' ', glue)
            : reason.Replace(" +", $"{glue}+", StringComparison.Ordinal).Replace(" (", $"{glue}(", StringComparison.Ordinal));
        return TextWrap.Excerpt($"why: {string.Join(" · ", reasons)}", width, most: 3, Ellipsis).Select(line => line.Replace(glue, ' '));
    }

    private void DrawSummary(TerminalPage page, Summary summary, int width)
    {
        var label = $"summary ({One(summary.By)}):";
        var lines = TextWrap.Excerpt($"{label} {Shown(SummaryText.From(summary.Markdown))}", width, most: 6, Ellipsis);
        if (lines[0].StartsWith(label, StringComparison.Ordinal))
        {
            page.Add(label, TerminalTheme.Accent);
            lines[0] = lines[0][label.Length..];
        }

        page.Lines(lines, TerminalTheme.Plain);
    }

    /// <summary>Score, categories, type and id.</summary>
    private void DrawParticulars(TerminalPage page, PaperCard card, int width, Link? link)
    {
        List<(string Text, Style Style, Link? Link)> parts = [];
        // A subscription without terms scores nothing.
        if (card.Score > 0 || card.Why.Length > 0)
            parts.Add(($"score {card.Score.ToString("0.0#", CultureInfo.InvariantCulture)}", TerminalTheme.StrongAccent, null));
        parts.Add((Categories(card), TerminalTheme.Faint, null));
        parts.Add((One(card.Kind), TerminalTheme.Faint, null));
        parts.Add((string.Create(CultureInfo.InvariantCulture, $"{One(card.Id)}v{card.Version}"), TerminalTheme.Accent, link));
        if (link is null)
            parts.Add((AsciiText.From(card.Url.AbsoluteUri), TerminalTheme.Faint, null));
        DrawParts(page, parts, width);
    }

    /// <summary>One after the other; a part goes to the next line whole.</summary>
    private void DrawParts(TerminalPage page, IEnumerable<(string Text, Style Style, Link? Link)> parts, int width)
    {
        var used = 0;
        foreach (var part in parts.Where(part => !string.IsNullOrWhiteSpace(part.Text)))
        {
            if (used > 0 && used + 3 + part.Text.GetCellWidth() <= width)
            {
                page.Add(_unicode ? " · " : " - ", TerminalTheme.Faint);
                used += 3;
            }
            else if (used > 0)
            {
                page.EndLine();
                used = 0;
            }

            var lines = TextWrap.Lines(part.Text, width);
            foreach (var line in lines.SkipLast(1))
                page.Add(line, part.Style, part.Link).EndLine();
            page.Add(lines[^1], part.Style, part.Link);
            used += lines[^1].GetCellWidth();
        }

        if (used > 0)
            page.EndLine();
    }

    private string Categories(PaperCard card)
    {
        var shown = string.Join(' ', card.Categories.Take(3).Select(One)).Trim();
        return card.Categories.Count > 3
            ? string.Create(CultureInfo.InvariantCulture, $"{shown} +{card.Categories.Count - 3}")
            : shown;
    }

    private List<string> Excerpt(string text, int width, int most) => TextWrap.Excerpt(Tex(text), width, most, Ellipsis);

    private string Ellipsis => _unicode ? "…" : "...";

    private static string Rank(PaperCard card) => card.Rank > 0 ? card.Rank.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>arXiv's text: what TeX stands for, or TeX itself where the output could not show it.</summary>
    private string Tex(string text)
    {
        var line = UntrustedText.OneLine(text);
        return _unicode ? UntrustedText.OneLine(Documents.Tex.ToUnicode(line)) : AsciiText.From(line);
    }

    private string One(string text) => Shown(UntrustedText.OneLine(text));

    private string Shown(string line) => _unicode ? line : AsciiText.From(line);
}
