using System.Buffers;
using System.Text;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Telegram;

/// <summary>
/// Messages as rich ones, in which Telegram draws formulas (https://core.telegram.org/bots/api#rich-message-formatting-options).
/// Old apps say only that they cannot show such a message.
/// </summary>
internal static class TelegramRich
{
    // What Unicode writes on one line, and a reader would rather see drawn.
    private static readonly SearchValues<string> InTwoDimensions =
        SearchValues.Create([@"\frac", @"\sqrt", @"\sum", @"\prod", @"\int", @"\binom"], StringComparison.Ordinal);

    /// <summary>Null when it says no more than the plain message: nothing in it is a formula that Unicode cannot write.</summary>
    public static string? Of(Document part)
    {
        if (!part.Blocks.OfType<PaperCard>().Any(card => NeedsFormulas(card.Title) || (card.Brief is null && NeedsFormulas(card.Abstract))))
            return null;
        var lines = part.Blocks.Where(block => block is not Buttons)
            .SelectMany(block => block is PaperCard card ? TelegramHtml.Card(card, Drawn).SelectMany(Paragraphs) : Lines(TelegramHtml.Of(block))).Where(line => line.Length > 0);
        return string.Concat(lines.Select(line => line.StartsWith("<blockquote", StringComparison.Ordinal) || line.StartsWith("<pre", StringComparison.Ordinal) ? line : $"<p>{line}</p>"));
    }

    /// <summary>A brief has several lines; they are not counted upon within a quotation.</summary>
    private static string[] Paragraphs(string html) => html.Contains('\n', StringComparison.Ordinal)
        ? html.Replace(TelegramHtml.Quote, "", StringComparison.Ordinal).Replace(TelegramHtml.QuoteEnd, "", StringComparison.Ordinal).Split('\n')
        : [html];

    private static string[] Lines(string html) => html.StartsWith("<pre", StringComparison.Ordinal) ? [html] : html.Split('\n');

    private static bool NeedsFormulas(string tex) => Pieces(tex).Any(piece => piece.IsFormula
        && (piece.Text.AsSpan().ContainsAny(InTwoDimensions) || Tex.ToUnicode($"${piece.Text}$").AsSpan().ContainsAny('\\', '^', '_')));

    private static string Drawn(string tex, int most)
    {
        var html = new StringBuilder();
        foreach (var (text, isFormula) in Pieces(UntrustedText.OneLine(tex)))
        {
            var shown = isFormula ? text : Edges(text);
            if (shown.Length > most)
                return html.Append(TelegramHtml.Escape(isFormula ? "" : UntrustedText.Cut(shown, most - 1))).Append('…').ToString();
            most -= shown.Length;
            html.Append(isFormula ? $"<tg-math>{TelegramHtml.Escape(text)}</tg-math>" : TelegramHtml.Escape(shown));
        }

        return html.ToString();
    }

    // Spaces beside a formula stay.
    private static string Edges(string text) =>
        $"{(text.StartsWith(' ') ? " " : "")}{TelegramHtml.Tex(text)}{(text.EndsWith(' ') && text.Length > 1 ? " " : "")}";

    private static IEnumerable<(string Text, bool IsFormula)> Pieces(string tex)
    {
        var from = 0;
        for (var open = Dollar(tex, 0); open >= 0; open = Dollar(tex, open + 1))
        {
            var close = Dollar(tex, open + 1);
            if (close < 0)
                break;
            if (!TexDollars.HoldFormula(tex, open + 1, close))
                continue;
            if (open > from)
                yield return (tex[from..open], false);
            yield return (tex[(open + 1)..close], true);
            (from, open) = (close + 1, close);
        }

        if (from < tex.Length)
            yield return (tex[from..], false);
    }

    private static int Dollar(string tex, int from)
    {
        for (var at = from; at < tex.Length; at++)
        {
            if (tex[at] == '$' && (at == 0 || tex[at - 1] != '\\'))
                return at;
        }

        return -1;
    }
}
