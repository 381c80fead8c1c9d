using System.Text;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Telegram;

/// <summary>
/// Blocks in the HTML that Telegram takes (https://core.telegram.org/bots/api#html-style). One bare <c>&lt;</c> refuses a whole
/// message: all that people or papers wrote goes through <see cref="Escape"/>.
/// </summary>
internal static class TelegramHtml
{
    public const int LongestTitle = 400;

    /// <summary>Around what a reader opens.</summary>
    public const string Quote = "<blockquote expandable>", QuoteEnd = "</blockquote>";

    private const int LongestAuthors = 200, LongestFacts = 200, LongestWhy = 400, LongestAbstract = 2000, LongestBrief = 2600;

    // Has no width, and ends what Telegram would make a mention or a link of.
    private const char Gap = '\u2060';

    /// <returns>Empty when there is nothing to see.</returns>
    public static string Of(Block block) => block switch
    {
        Heading heading => OneLine(heading.Text) is { Length: > 0 } title ? $"<b>{title}</b>" : "",
        Paragraph paragraph => Lines(paragraph.Text),
        Notice notice => Lines(notice.Text) is { Length: > 0 } words ? $"⚠️ {words}" : "",
        Facts facts => string.Join('\n', facts.Items.Select(Line).Where(line => line.Length > 0)),
        Items items => string.Join('\n', items.Texts.Select(OneLine).Where(text => text.Length > 0).Select(text => $"• {text}")),
        Preformatted laid => UntrustedText.Laid(laid.Text).TrimEnd() is { Length: > 0 } code ? $"<pre>{Escape(code)}</pre>" : "",
        PaperCard card => string.Join('\n', Card(card, Plain)),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType(), "This kind of block is no text."),
    };

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '"':
                    escaped.Append("&quot;");
                    break;
                case '@' when at + 1 < text.Length && IsOfName(text[at + 1]) && (at == 0 || !IsOfName(text[at - 1])):
                    // Whoever has the name would be told that they were mentioned.
                    escaped.Append('@').Append(Gap);
                    break;
                default:
                    escaped.Append(text[at]);
                    break;
            }
        }

        return escaped.ToString();
    }

    public static string OneLine(string text) => Escape(UntrustedText.OneLine(text));

    /// <summary>What a reader sees of it, to be counted.</summary>
    public static string Visible(string html)
    {
        var text = new StringBuilder(html.Length);
        var isTag = false;
        foreach (var character in html)
        {
            isTag = isTag ? character != '>' : character == '<';
            if (!isTag && character != '>')
                text.Append(character);
        }

        return text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&amp;", "&").ToString();
    }

    /// <summary>A card's lines.</summary>
    /// <param name="show">Turns the TeX of a title or an abstract to markup, up to so many characters of text.</param>
    public static IReadOnlyList<string> Card(PaperCard card, Func<string, int, string> show)
    {
        var title = show(card.Title, LongestTitle);
        var isLink = card.Url.Scheme is "http" or "https" && card.Url.Host.Contains('.', StringComparison.Ordinal);
        List<string> lines = [$"<b>{CardLines.Rank(card)}{(isLink ? $"<a href=\"{Escape(card.Url.AbsoluteUri)}\">{title}</a>" : title)}</b>"];
        if (Begun(CardLines.Authors(card, Tex), LongestAuthors) is { Length: > 0 } authors)
            lines.Add($"<i>{Escape(Unlinked(authors))}</i>");
        lines.Add(OneLine(UntrustedText.Cut(CardLines.Facts(card), LongestFacts)));
        if (Begun(UntrustedText.OneLine(card.Why), LongestWhy) is { Length: > 0 } why)
            lines.Add($"Why: {Escape(why)}");
        if (card.Summary is { } summary && UntrustedText.OneLine(summary.Markdown) is { Length: > 0 } words)
            lines.Add($"<b>Summary</b> ({OneLine(UntrustedText.Cut(summary.By, 40))}): {Escape(Begun(words, LongestAbstract))}");
        if (card.Brief?.Shown() is { } whole && BriefCut.Shorten(whole, shorter => Visible(Brief(shorter)).Length <= LongestBrief) is { } brief)
            lines.Add(Brief(brief));
        else if (show(card.Abstract, LongestAbstract) is { Length: > 0 } text)
            lines.Add($"{Quote}{text}{QuoteEnd}");
        return lines;
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    // Nobody is called by an address.
    private static string Unlinked(string names)
    {
        var unlinked = new StringBuilder(names.Length);
        for (var at = 0; at < names.Length; at++)
        {
            unlinked.Append(names[at]);
            if (at + 1 < names.Length && (names[at], names[at + 1]) is (':', '/') or ('.', not (' ' or ',' or '…')))
                unlinked.Append(Gap);
        }

        return unlinked.ToString();
    }

    private static string Plain(string tex, int most) => Escape(Begun(Tex(tex), most));

    /// <summary>The take is seen at once, the points where a reader opens them.</summary>
    private static string Brief(Brief brief)
    {
        List<string> lines = [.. brief.Parts.SelectMany(part => (IEnumerable<string>)[$"<b>{Escape(part.Name)}</b>", .. part.Points.Select(point => $"• {Escape(point)}")])];
        if (brief.Origin.Length > 0)
            lines.Add($"<i>{Escape(brief.Origin)}</i>");
        string[] shown = [Escape(brief.Take), lines.Count > 0 ? $"{Quote}{string.Join('\n', lines)}{QuoteEnd}" : ""];
        return string.Join('\n', shown.Where(text => text.Length > 0));
    }

    private static string Begun(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = TextCut.End(text, 0, TextKind.Excerpt, CutDepth.CodePoints, most - 2, end => end <= most - 2);
        var begun = text[..end].TrimEnd();
        return begun.EndsWith('.') ? $"{begun} …" : $"{begun}…";
    }

    private static string Lines(string text) => string.Join('\n', UntrustedText.Lines(text).Select(Escape));

    private static string Line(Fact fact) => (OneLine(fact.Label), OneLine(fact.Value)) switch
    {
        ("", var value) => value,
        (var label, var value) => $"<b>{label}</b> {value}".TrimEnd(),
    };

    public static string Tex(string text) => UntrustedText.OneLine(Documents.Tex.ToUnicode(UntrustedText.OneLine(text)));
}
