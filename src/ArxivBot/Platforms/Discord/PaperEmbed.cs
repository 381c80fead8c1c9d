using ArxivBot.Discord;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Discord;

/// <summary>A paper as a card: so short that a message has room for five, and never larger than Discord takes.</summary>
internal static class PaperEmbed
{
    private const int ArxivRed = 0xB31B1B, LongestAuthors = 200, LongestExcerpt = 400, LongestSummary = 900, LongestBrief = 1800, LongestWhy = 400, LongestFooter = 200;

    public static Embed Of(PaperCard card)
    {
        var brief = card.Brief?.Shown() is { } whole ? BriefCut.Shorten(whole, IsShort) : null;
        List<EmbedField> fields = [.. brief?.Parts.Select(Field) ?? []];
        if (UntrustedText.OneLine(card.Why) is { Length: > 0 } why)
            fields.Add(new EmbedField("Why", DiscordText.Begun(why, LongestWhy)));
        return new Embed
        {
            Title = DiscordText.Begun(CardLines.Rank(card) + Tex(card.Title), DiscordLimits.EmbedTitle),
            Url = card.Url.AbsoluteUri.Length <= DiscordLimits.EmbedUrl ? card.Url.AbsoluteUri : null,
            Description = Description(card, brief) is { Length: > 0 } description ? description : null,
            Color = ArxivRed,
            Fields = fields.Count > 0 ? fields : null,
            // Discord shows no Markdown here.
            Footer = new EmbedFooter(UntrustedText.Cut(UntrustedText.OneLine(CardLines.Facts(card)), LongestFooter)),
        };
    }

    /// <summary>Characters as they count towards the limit of all cards of a message.</summary>
    public static int Length(Embed embed) =>
        (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + (embed.Fields ?? []).Sum(field => field.Name.Length + field.Value.Length);

    private static string Description(PaperCard card, Brief? brief)
    {
        var authors = DiscordText.Begun(CardLines.Authors(card, Tex), LongestAuthors);
        var words = brief is null ? DiscordText.Begun(Tex(card.Abstract), LongestExcerpt) : Words(brief);
        string[] parts = [authors.Length > 0 ? $"-# {authors}" : "", words, Summary(card.Summary)];
        return string.Join('\n', parts.Where(part => part.Length > 0));
    }

    /// <summary>Of a brief what is no part: the take, and below it in small letters its origin.</summary>
    private static string Words(Brief brief)
    {
        string[] lines = [DiscordText.OneLine(brief.Take), brief.Origin.Length > 0 ? $"-# {DiscordText.OneLine(brief.Origin)}" : ""];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static EmbedField Field(BriefPart part) =>
        new(DiscordText.OneLine(part.Name), string.Join('\n', part.Points.Select(point => $"- {DiscordText.OneLine(point)}")));

    private static bool IsShort(Brief brief)
    {
        var fields = brief.Parts.Select(Field).ToList();
        return fields.TrueForAll(field => field.Name.Length <= DiscordLimits.EmbedFieldName && field.Value.Length <= DiscordLimits.EmbedFieldValue)
            && Words(brief).Length + fields.Sum(field => field.Name.Length + field.Value.Length) <= LongestBrief;
    }

    private static string Summary(Summary? summary) => summary is not null && UntrustedText.OneLine(summary.Markdown) is { Length: > 0 } words
        ? $"**Summary** ({DiscordText.Begun(UntrustedText.OneLine(summary.By), 40)}): {DiscordText.Begun(words, LongestSummary)}"
        : "";

    private static string Tex(string text) => UntrustedText.OneLine(Documents.Tex.ToUnicode(UntrustedText.OneLine(text)));
}
